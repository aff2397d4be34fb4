-- Where a delivery stands changes three times and more, and what is delivered never does: kept in one row, each change wrote the body and
-- all of its index entries anew. Now what is owed is written once, and a narrow row beside it changes.
create table delivery_state (
  office text not null,
  id uuid not null,
  link text not null,
  status text not null,
  attempts int not null default 0,
  fence bigint not null default 0,
  resends int not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  lease_owner text,
  sent_at timestamptz,
  delivered_at timestamptz,
  last_detail text not null default '',
  -- The id first: answers name a message, and not its office.
  primary key (id, office)
);

-- The owner is subject to row-level security too and would find the table empty.
alter table delivery no force row level security;
insert into delivery_state (office, id, link, status, attempts, fence, resends, next_attempt_at, lease_until, lease_owner, sent_at,
    delivered_at, last_detail)
  select office, id, link, status, attempts, fence, resends, next_attempt_at, lease_until, lease_owner, sent_at, delivered_at, last_detail
  from delivery;
alter table delivery_state add foreign key (office, id) references delivery (office, id);

drop index delivery_by_id;
alter table delivery
  drop column link, drop column status, drop column attempts, drop column fence, drop column resends, drop column next_attempt_at,
  drop column lease_until, drop column lease_owner, drop column sent_at, drop column delivered_at, drop column last_detail;
alter table delivery force row level security;

-- In the order in which they are claimed: what came due in the same moment would be sorted at each claim.
create index delivery_due on delivery_state (office, link, next_attempt_at, id) where status = 'DUE';
create index delivery_under_way on delivery_state (office, link) where status in ('LEASED', 'SENT');

alter table delivery_state enable row level security;
alter table delivery_state force row level security;
create policy office_only on delivery_state to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on delivery_state for select to lintas_central using (true);
create policy central_moves on delivery_state for update to lintas_central using (true) with check (true);
create policy group_shares on delivery_state to lintas_group
  using (office = any ((select string_to_array(current_setting('lintas.offices', true), ','))::text[]))
  with check (office = any ((select string_to_array(current_setting('lintas.offices', true), ','))::text[]));
grant select, insert, update on delivery_state to lintas_app;
grant select, update on delivery_state to lintas_central;
grant insert on delivery_state to lintas_group;

drop policy central_moves on delivery;
revoke update on delivery from lintas_central;
-- Of what is owed only the body ever changes: sealed anew, or deleted when its time is over.
revoke update on delivery from lintas_app;
grant update (body) on delivery to lintas_app;

-- For whoever only reads: what is owed and where it stands.
create view delivery_now with (security_invoker = true) as
  select d.office, d.id, s.link, d.type, d.correlation, d.created_at, s.status, s.attempts, s.resends,
    s.next_attempt_at, s.sent_at, s.delivered_at, s.last_detail
  from delivery d join delivery_state s on s.office = d.office and s.id = d.id;
grant select on delivery_now to lintas_app, lintas_central;

-- What has not arrived keeps its body.
create function delivery_keeps_body() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from delivery_state s where s.id = old.id and s.office = old.office and s.status not in ('DELIVERED', 'PARKED')) then
    raise exception 'body of delivery % deleted (expected: kept until it is delivered or parked)', old.id using errcode = '23514';
  end if;
  return new;
end $$;
revoke execute on function delivery_keeps_body() from public;
create trigger keeps_body before update of body on delivery for each row when (new.body is null) execute function delivery_keeps_body();
