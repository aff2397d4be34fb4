-- Files of partners: what came, how far it is, what became of each line. Neither names a person.
create table partner_file (
  id uuid primary key,
  partner text not null,
  name text not null,
  digest text,
  bytes bigint not null,
  state text not null check (state in ('SETTLING', 'DONE', 'REFUSED')),
  day date,
  sequence int,
  lines int not null default 0,
  settled int not null default 0,
  reasons jsonb not null default '[]',
  received_at timestamptz not null,
  finished_at timestamptz,
  fence bigint not null default 0,
  tries int not null default 0,
  lease_owner text,
  lease_until timestamptz,
  next_at timestamptz not null,
  check ((state = 'SETTLING') = (finished_at is null)),
  check (state = 'REFUSED' or digest is not null)
);
-- A refused file uses up neither its name nor its content.
create unique index partner_file_once on partner_file (partner, digest) where state <> 'REFUSED';
create unique index partner_file_name on partner_file (partner, name) where state <> 'REFUSED';
create index partner_file_open on partner_file (next_at) where state = 'SETTLING';
create index partner_file_by_day on partner_file (partner, day, sequence) where state <> 'REFUSED';
create index partner_file_by_time on partner_file (received_at);

-- One row for each settled line, written with the settlement in one transaction: whoever goes on with a file passes over these.
create table partner_file_line (
  file uuid not null,
  line int not null check (line > 0),
  outcome text not null,
  primary key (file, line)
);

-- The content, so that any node can go on without the sender's copy. Sealed by the directorate.
create table partner_file_chunk (
  office text not null,
  id uuid not null,
  file uuid not null,
  number int not null check (number >= 0),
  body bytea not null,
  primary key (office, id),
  unique (office, file, number)
);
alter table partner_file_chunk enable row level security;
alter table partner_file_chunk force row level security;
create policy office_only on partner_file_chunk to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on partner_file_chunk for select to lintas_central using (true);

grant select, insert, update on partner_file to lintas_app;
grant select, insert on partner_file_line to lintas_app;
grant select, insert, update, delete on partner_file_chunk to lintas_app;
grant select on partner_file, partner_file_line, partner_file_chunk to lintas_central;
