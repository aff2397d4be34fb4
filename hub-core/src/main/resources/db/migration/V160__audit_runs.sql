-- What was linked together is one row: a link of its own row cost as much as its entry, most of it for two digests in hexadecimal, of
-- which one stood in the row before, and two index entries. The links themselves are what they were.

create table audit_run (
  office text not null,
  from_seq bigint not null check (from_seq > 0),
  to_seq bigint not null,
  entries uuid[] not null,
  previous bytea not null,
  digests bytea[] not null,
  linked_at timestamptz not null,
  primary key (office, to_seq),
  check (to_seq >= from_seq and cardinality(entries) = to_seq - from_seq + 1 and cardinality(digests) = cardinality(entries))
);
comment on column audit_run.entries is 'in the order of the chain; the first has the number from_seq';
comment on column audit_run.previous is 'the digest before the first; empty at the beginning of the chain';

-- Neither ids nor digests grow smaller.
alter table audit_run alter column entries set storage external, alter column digests set storage external;

-- Entries that one statement wrote wait together, under the id of one of them.
alter table audit_pending add column entries uuid[];

-- Row security is forced on the owner too, so it steps aside for this copy. Batches end where runs end.
alter table audit_link no force row level security;
alter table audit_batch no force row level security;
alter table audit_pending no force row level security;
insert into audit_run (office, from_seq, to_seq, entries, previous, digests, linked_at)
  select office, min(seq), max(seq), array_agg(entry order by seq), decode((array_agg(previous order by seq))[1], 'hex'),
    array_agg(decode(digest, 'hex') order by seq), linked_at
  from (select l.*, l.seq - row_number() over (partition by l.office, l.linked_at, b.number order by l.seq) as stretch, b.number as batch
        from audit_link l left join audit_batch b on b.office = l.office and l.seq between b.from_seq and b.to_seq) l
  group by office, linked_at, batch, stretch;
update audit_pending set entries = array[entry];
alter table audit_batch force row level security;
alter table audit_pending force row level security;

alter table audit_pending alter column entries set not null;
alter table audit_batch drop constraint audit_batch_office_to_seq_fkey;
alter table audit_batch add foreign key (office, to_seq) references audit_run (office, to_seq);
drop table audit_link;

alter table audit_run enable row level security;
alter table audit_run force row level security;
create policy office_only on audit_run to lintas_app
  using (office = nullif(current_setting('lintas.office', true), '')) with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on audit_run for select to lintas_central using (true);
grant select on audit_run to lintas_central;
grant select, insert on audit_run to lintas_app;
create trigger keeps_rows before update or delete on audit_run for each row execute function audit_keeps();
create trigger keeps_table before truncate on audit_run for each statement execute function audit_keeps();

create or replace function audit_awaits_link() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into audit_pending (office, entry, entries)
    select office, ids[1], ids from (select office, array_agg(id) as ids from added group by office) a;
  return null;
end $$;
