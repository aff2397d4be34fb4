-- The audit trail becomes evidence: entries are insert-only, and what chains and signs them stands in tables of its own.
-- Nobody updates or deletes here, not even the owner, unless the triggers are switched off first, which shows in the
-- catalogue.

alter table audit_entry
  add column outcome text not null default 'DONE' check (outcome in ('DONE', 'REFUSED', 'FAILED')),
  add column reason text not null default '',
  add column workplace text not null default '';
comment on column audit_entry.workplace is 'the office where the person works at that moment; empty for machines';

-- An entry without a link yet; written with it, deleted when it is linked. Needs no clock and no transaction horizon: an
-- entry that commits late is found here late, and never skipped.
create table audit_pending (
  office text not null,
  entry uuid not null,
  primary key (office, entry)
);

-- The chain: digest = hex SHA-512(previous || hex SHA-512(the entry's canonical text)).
create table audit_link (
  office text not null,
  seq bigint not null check (seq > 0),
  entry uuid not null,
  previous text not null,
  digest text not null,
  linked_at timestamptz not null,
  primary key (office, seq),
  unique (office, entry),
  foreign key (office, entry) references audit_entry (office, id)
);

-- Signed stretches of the chain, without gaps.
create table audit_batch (
  office text not null,
  number bigint not null check (number > 0),
  from_seq bigint not null,
  to_seq bigint not null check (to_seq >= from_seq),
  content text not null,
  signature text not null,
  key_id text not null,
  sealed_at timestamptz not null,
  primary key (office, number),
  unique (office, to_seq),
  foreign key (office, to_seq) references audit_link (office, seq)
);

-- What a look at a whole chain found.
create table audit_check (
  office text not null,
  checked_at timestamptz not null,
  links bigint not null,
  signed bigint not null,
  until timestamptz,
  broken_at bigint,
  why text not null default '',
  primary key (office, checked_at)
);

-- Public keys that ever signed. Central: it belongs to no office.
create table audit_key (
  key_id text primary key,
  public_key text not null,
  first_used_at timestamptz not null
);

create index audit_by_time on audit_entry (at desc, id desc);
create index audit_by_office_time on audit_entry (office, at desc, id desc);

create function audit_keeps() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create function audit_awaits_link() returns trigger language plpgsql as $$
begin
  insert into audit_pending (office, entry) values (new.office, new.id);
  return null;
end $$;
create trigger awaits_link after insert on audit_entry for each row execute function audit_awaits_link();

do $$
declare t text;
begin
  foreach t in array array['audit_pending', 'audit_link', 'audit_batch', 'audit_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_only on %I to lintas_app '
      || 'using (office = nullif(current_setting(''lintas.office'', true), '''')) '
      || 'with check (office = nullif(current_setting(''lintas.office'', true), ''''))', t);
    execute format('create policy central_reads on %I for select to lintas_central using (true)', t);
    execute format('grant select on %I to lintas_central', t);
    execute format('grant select, insert on %I to lintas_app', t);
  end loop;
  foreach t in array array['audit_entry', 'audit_link', 'audit_batch', 'audit_check', 'audit_key'] loop
    execute format('create trigger keeps_rows before update or delete on %I for each row execute function audit_keeps()', t);
    execute format('create trigger keeps_table before truncate on %I for each statement execute function audit_keeps()', t);
  end loop;
end $$;
grant delete on audit_pending to lintas_app;
grant select, insert on audit_key to lintas_app;
grant select on audit_key to lintas_central;
revoke update on audit_entry from lintas_app;

-- What was written before today is linked as well. Row security is forced on the owner too, so it steps aside for this copy.
alter table audit_entry no force row level security;
alter table audit_pending no force row level security;
insert into audit_pending (office, entry) select office, id from audit_entry;
alter table audit_entry force row level security;
alter table audit_pending force row level security;
