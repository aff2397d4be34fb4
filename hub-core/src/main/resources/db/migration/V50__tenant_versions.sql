-- Every version of an office's or a partner's file that a node has seen, good or bad, so that the last good one survives a
-- restart. Central: the files hold no personal data, and secrets only by reference.
create table tenant_version (
  kind text not null check (kind in ('OFFICE', 'PARTNER')),
  id text not null,
  number int not null check (number > 0),
  digest text not null,
  content text not null,
  verdict text not null check (verdict in ('ACCEPTED', 'REFUSED', 'GONE')),
  enabled boolean not null,
  reasons text not null,
  seen_at timestamptz not null,
  node text not null,
  primary key (kind, id, number)
);
grant select, insert on tenant_version to lintas_app;
grant select on tenant_version to lintas_central;
