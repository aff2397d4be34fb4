-- Row-level security for the routing tables, and no more rights than the application uses.

-- A unique key over all offices answers "is there such a row elsewhere?" by refusing an insert. The ids are made by the hub;
-- the index finds a delivery by its id, and needs no uniqueness for that.
drop index delivery_by_id;
create index delivery_by_id on delivery (id);

-- Functions are for their triggers, and find what they name wherever the caller's search_path points.
alter function audit_keeps() set search_path = pg_catalog;
alter function audit_awaits_link() set search_path = pg_catalog, public;
revoke execute on function audit_keeps(), audit_awaits_link() from public;

-- What is only added to is never changed, not by a mistake of ours either.
revoke update on audit_entry, delivery_attempt, billing_code_office, share_office from lintas_app;

-- The partner doors and the registry's links look up the office before they know one; in an office's scope its own rows
-- alone are there.
alter table billing_code_office enable row level security;
alter table billing_code_office force row level security;
create policy doors_look_up on billing_code_office for select to lintas_app
  using (nullif(current_setting('lintas.office', true), '') is null or office = nullif(current_setting('lintas.office', true), ''));
create policy office_adds on billing_code_office for insert to lintas_app
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on billing_code_office for select to lintas_central using (true);

alter table share_office enable row level security;
alter table share_office force row level security;
create policy doors_look_up on share_office for select to lintas_app
  using (nullif(current_setting('lintas.office', true), '') is null or office = nullif(current_setting('lintas.office', true), ''));
create policy office_adds on share_office for insert to lintas_app
  with check (office = nullif(current_setting('lintas.office', true), ''));

-- Every door keeps what came in; an office sees what is its own, and without an office nobody sees any office's.
alter table inbound_message enable row level security;
alter table inbound_message force row level security;
create policy doors_add on inbound_message for insert to lintas_app with check (true);
create policy office_reads on inbound_message for select to lintas_app
  using (office is not distinct from nullif(current_setting('lintas.office', true), ''));
create policy office_changes on inbound_message for update to lintas_app
  using (office is not distinct from nullif(current_setting('lintas.office', true), ''))
  with check (office is not distinct from nullif(current_setting('lintas.office', true), ''));
create policy central_reads on inbound_message for select to lintas_central using (true);
create policy central_adds on inbound_message for insert to lintas_central with check (true);
