-- Requests of people about their own data, by the law on personal data (UU 27/2022): what they asked, by when it is due,
-- what became of it, and what was corrected. All that names a person is sealed.
create table subject_request (
  office text not null,
  id uuid not null,
  kind text not null check (kind in ('ACCESS', 'CORRECTION')),
  nik bytea,
  nik_index bytea,
  note bytea,
  received_at timestamptz not null,
  due_at timestamptz not null check (due_at > received_at),
  opened_by text not null,
  outcome text check (outcome in ('DONE', 'REFUSED', 'NOTHING_HELD')),
  answer bytea,
  closed_at timestamptz,
  closed_by text,
  primary key (office, id),
  check ((nik is null) = (nik_index is null)),
  check (nik is not null or closed_at is not null),
  check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by is null))
);
create index subject_request_by_time on subject_request (office, received_at desc);
create index subject_request_open on subject_request (office, due_at) where closed_at is null;
comment on column subject_request.nik is 'sealed: whose data';
comment on column subject_request.nik_index is 'blind index of the NIK under the office''s index key';
comment on column subject_request.note is 'sealed: what was asked and how the person was recognised';
comment on column subject_request.answer is 'sealed: what the person was told';

create table data_correction (
  office text not null,
  id uuid not null,
  request uuid not null,
  application uuid not null,
  field text not null check (field in ('NAME', 'PHONE')),
  before bytea not null,
  corrected_by text not null,
  corrected_at timestamptz not null,
  primary key (office, id),
  foreign key (office, request) references subject_request (office, id),
  foreign key (office, application) references application (office, id)
);
create index data_correction_by_case on data_correction (office, application, corrected_at);
create index data_correction_by_request on data_correction (office, request);
comment on column data_correction.before is 'sealed: the value that was corrected';

do $$
declare t text;
begin
  foreach t in array array['subject_request', 'data_correction'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_only on %I to lintas_app '
      || 'using (office = nullif(current_setting(''lintas.office'', true), '''')) '
      || 'with check (office = nullif(current_setting(''lintas.office'', true), ''''))', t);
    execute format('grant select, insert, update on %I to lintas_app', t);
  end loop;
end $$;
grant delete on data_correction to lintas_app;
