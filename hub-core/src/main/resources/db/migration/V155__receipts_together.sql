-- The registry's receipts of several offices are taken in one transaction, in the scope of just these offices: whether a paid case's
-- check was begun is looked at there; it begins in the office's own.
create policy group_shares on adjudication for select to lintas_group
  using (office = any ((select string_to_array(current_setting('lintas.offices', true), ','))::text[]));
grant select on adjudication to lintas_group;
