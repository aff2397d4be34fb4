-- What takes two people. The question is frozen: the application may change only the columns of the decision, and the
-- database itself refuses a decision by whoever asked.

create table approval (
  office text not null,
  id uuid not null,
  kind text not null,
  subject text not null,
  content text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  reason text not null check (reason <> ''),
  asked_by text not null,
  asked_name text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  state text not null check (state in ('ASKED', 'APPROVED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  decided_reason text,
  primary key (office, id),
  constraint approval_decided check ((state = 'ASKED') = (decided_by is null)
    and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_name is null)
    and (decided_by is null) = (decided_reason is null)),
  constraint approval_two_people check (state not in ('APPROVED', 'REFUSED') or decided_by <> asked_by),
  constraint approval_own_withdrawal check (state <> 'WITHDRAWN' or decided_by = asked_by),
  constraint approval_refused_with_reason check (state <> 'REFUSED' or decided_reason <> ''),
  constraint approval_in_time check (state <> 'APPROVED' or decided_at < expires_at)
);

-- One open question about one thing; it also finds what is overdue.
create unique index approval_one_open on approval (office, kind, subject) where state = 'ASKED';
create index approval_by_time on approval (office, asked_at desc);

alter table approval enable row level security;
alter table approval force row level security;
create policy office_only on approval to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on approval for select to lintas_central using (true);
grant select, insert on approval to lintas_app;
grant update (state, decided_by, decided_name, decided_at, decided_reason) on approval to lintas_app;
grant select on approval to lintas_central;

-- A decision is final, whoever writes it.
create function approval_is_final() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'ASKED' then
    raise exception 'approval % is % (expected: ASKED)', old.id, old.state;
  end if;
  return new;
end $$;
revoke execute on function approval_is_final() from public;
create trigger approval_is_final before update on approval for each row execute function approval_is_final();
