-- Who works at an office, as what and until when. The identity provider says who somebody is; these rows say what they
-- may do here. They hold user names and no other personal data: names and addresses stay with the identity provider, and
-- a handover note, free text, is sealed with the office's key.

create table staff_assignment (
  office text not null,
  id uuid not null,
  username text not null,
  account text,
  state text not null check (state in ('OPENING', 'READY', 'WITHDRAWN')),
  roles text not null check (roles <> ''),
  starts_on date not null,
  ends_on date not null,
  ended_at timestamptz,
  replaces uuid,
  note_read_at timestamptz,
  last_login_at timestamptz,
  closed_at timestamptz,
  changed_at timestamptz not null,
  primary key (office, id),
  unique (office, username),
  foreign key (office, replaces) references staff_assignment (office, id),
  check (state <> 'READY' or account is not null),
  check (ends_on >= starts_on)
);

create table handover_note (
  office text not null,
  assignment uuid not null,
  sealed bytea not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (office, assignment),
  foreign key (office, assignment) references staff_assignment (office, id)
);

create table staff_invitation (
  office text not null,
  id uuid not null,
  code_digest text not null,
  roles text not null check (roles <> ''),
  ends_on date not null,
  replaces uuid,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  primary key (office, id),
  unique (office, code_digest),
  foreign key (office, replaces) references staff_assignment (office, id)
);

do $$
declare t text;
begin
  foreach t in array array['staff_assignment', 'handover_note', 'staff_invitation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_only on %I to lintas_app '
      || 'using (office = nullif(current_setting(''lintas.office'', true), '''')) '
      || 'with check (office = nullif(current_setting(''lintas.office'', true), ''''))', t);
    execute format('grant select, insert, update on %I to lintas_app', t);
  end loop;
end $$;
