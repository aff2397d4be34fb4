-- Each office's keys, wrapped by a key-encryption key that is not in the database. The row tells which one. Office-bound
-- like the ledger: an office's transaction sees its own keyset alone; the nodes compare versions across offices.
create table office_keyset (
  office text not null,
  version int not null check (version > 0),
  kek text not null,
  seal_keys bytea not null,
  index_keys bytea not null,
  phase text not null check (phase in ('STEADY', 'SPREADING', 'RESEALING', 'RETIRING')),
  phase_since timestamptz not null,
  primary key (office)
);

alter table office_keyset enable row level security;
alter table office_keyset force row level security;
create policy office_only on office_keyset to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on office_keyset for select to lintas_central using (true);
grant select on office_keyset to lintas_central;
grant select, insert, update on office_keyset to lintas_app;
