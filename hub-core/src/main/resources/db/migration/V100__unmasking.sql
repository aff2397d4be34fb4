-- Who saw the whole personal data of which case, why and until when. The rows hold nothing of the applicant; what somebody
-- wrote as a reason may, so it is sealed.
create table unmasking (
  office text not null,
  id uuid not null,
  application uuid not null,
  actor text not null,
  reason text not null check (reason <> ''),
  note bytea,
  granted_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > granted_at),
  ended_at timestamptz,
  primary key (office, id),
  foreign key (office, application) references application (office, id)
);
create index unmasking_by_case on unmasking (office, application, actor, expires_at);
create index unmasking_by_time on unmasking (office, granted_at desc);
comment on column unmasking.note is 'sealed: the reason in the person''s own words';

alter table unmasking enable row level security;
alter table unmasking force row level security;
create policy office_only on unmasking to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on unmasking for select to lintas_central using (true);
grant select on unmasking to lintas_central;
grant select, insert on unmasking to lintas_app;
grant update (ended_at, note) on unmasking to lintas_app;
