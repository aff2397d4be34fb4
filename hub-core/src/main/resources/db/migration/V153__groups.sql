-- Payments of several offices that are written in one transaction: a role that sees and writes the rows of just these offices, and only
-- what a payment touches. A database administrator makes the role, as the others.
do $$
declare t text;
begin
  foreach t in array array['application', 'bill', 'payment', 'delivery', 'audit_entry', 'audit_pending', 'provisional_acceptance'] loop
    execute format('create policy group_shares on %I to lintas_group '
      || 'using (office = any (string_to_array(current_setting(''lintas.offices'', true), '',''))) '
      || 'with check (office = any (string_to_array(current_setting(''lintas.offices'', true), '','')))', t);
  end loop;
end $$;
create policy group_looks_up on billing_code_office for select to lintas_group using (true);
create policy group_adds on inbound_message for insert to lintas_group with check (true);

grant select on application, bill, payment, provisional_acceptance, billing_code_office, billing_cutover, partner_request to lintas_group;
grant select on partner_payment to lintas_group;
grant insert on payment, delivery, audit_entry, audit_pending, inbound_message, partner_payment, partner_request to lintas_group;
grant update on application, bill, payment, partner_payment to lintas_group;

-- What many entries wait for is written by one statement.
create or replace function audit_awaits_link() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into audit_pending (office, entry) select office, id from added;
  return null;
end $$;
drop trigger awaits_link on audit_entry;
create trigger awaits_link after insert on audit_entry referencing new table as added for each statement execute function audit_awaits_link();

-- A failed try leaves no key behind.
revoke delete on partner_request from lintas_app;
