-- The offices of a group are read once for a statement, and not for each of its rows.
do $$
declare t text;
begin
  foreach t in array array['application', 'bill', 'payment', 'delivery', 'audit_entry', 'audit_pending', 'provisional_acceptance'] loop
    execute format('alter policy group_shares on %I '
      || 'using (office = any ((select string_to_array(current_setting(''lintas.offices'', true), '',''))::text[])) '
      || 'with check (office = any ((select string_to_array(current_setting(''lintas.offices'', true), '',''))::text[]))', t);
  end loop;
end $$;
