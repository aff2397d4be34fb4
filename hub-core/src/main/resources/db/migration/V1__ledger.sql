-- The ledger. Office-bound tables have the office first in every key and row-level security that is forced; the
-- application connects as a role that owns nothing. lintas_central is the role that reads across offices, taken for one
-- transaction by OfficeTransactions.acrossOffices.

create table booking_session (
  office text not null,
  day date not null,
  start time not null,
  lane text not null,
  quota int not null check (quota >= 0),
  taken int not null default 0 check (taken >= 0 and taken <= quota),
  primary key (office, day, start, lane)
);

create table booking (
  office text not null,
  code text not null,
  day date not null,
  start time not null,
  lane text not null,
  phone text not null,
  created_at timestamptz not null,
  registry_reference text,
  acknowledged_at timestamptz,
  primary key (office, code)
);

create table application (
  office text not null,
  id uuid not null,
  booking_code text not null,
  name text not null,
  nik text not null,
  birth_date date not null,
  service text not null,
  stage text not null,
  version int not null default 0,
  stage_since timestamptz not null,
  created_at timestamptz not null,
  primary key (office, id),
  foreign key (office, booking_code) references booking (office, code)
);
create index application_by_booking on application (office, booking_code);
create index application_by_time on application (office, created_at desc);

create table bill (
  office text not null,
  application uuid not null,
  amount bigint not null check (amount >= 0),
  status text not null,
  requested_at timestamptz not null,
  billing_code text,
  issued_at timestamptz,
  expires_at timestamptz,
  primary key (office, application),
  unique (office, billing_code),
  foreign key (office, application) references application (office, id)
);

create table payment (
  office text not null,
  id uuid not null,
  application uuid not null,
  billing_code text not null,
  partner text not null,
  partner_reference text not null,
  transport text not null,
  channel text not null,
  amount bigint not null,
  status text not null,
  paid_at timestamptz not null,
  received_at timestamptz not null,
  registry_stored_at timestamptz,
  office_saw_at timestamptz,
  ntpn text,
  primary key (office, id),
  unique (office, partner, partner_reference),
  foreign key (office, application) references application (office, id)
);
create unique index payment_one_winner on payment (office, billing_code) where status <> 'LATE';

create table biometric (
  office text not null,
  id uuid not null,
  application uuid not null,
  position int not null check (position between 1 and 10),
  digest text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (office, id),
  unique (office, application, position),
  foreign key (office, application) references application (office, id)
);

create table adjudication (
  office text not null,
  id uuid not null,
  application uuid not null,
  reference_id uuid not null,
  status text not null,
  insert_request uuid not null,
  identify_request uuid,
  tries int not null default 1,
  started_at timestamptz not null,
  decided_at timestamptz,
  candidates int,
  top_score numeric,
  detail text not null default '',
  primary key (office, id),
  unique (office, application),
  unique (office, reference_id),
  foreign key (office, application) references application (office, id)
);

create table delivery (
  office text not null,
  id uuid not null,
  link text not null,
  type text not null,
  correlation text not null,
  content_type text not null,
  body bytea not null,
  status text not null,
  attempts int not null default 0,
  fence bigint not null default 0,
  resends int not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  lease_owner text,
  created_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  last_detail text not null default '',
  primary key (office, id)
);
create index delivery_due on delivery (office, link, next_attempt_at) where status = 'DUE';
create index delivery_open on delivery (office, link, status) where status in ('DUE', 'LEASED', 'SENT');
create index delivery_by_time on delivery (created_at desc);
create unique index delivery_by_id on delivery (id);
create index delivery_by_correlation on delivery (office, correlation);

create table delivery_attempt (
  office text not null,
  delivery uuid not null,
  attempt int not null,
  at timestamptz not null,
  result text not null,
  detail text not null,
  primary key (office, delivery, attempt, at),
  foreign key (office, delivery) references delivery (office, id)
);

create table audit_entry (
  office text not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  event text not null,
  subject text not null,
  detail text not null,
  primary key (office, id)
);
create index audit_by_subject on audit_entry (office, subject, at);

-- Central tables: they hold no personal data and belong to no office.

create table billing_code_office (
  billing_code text primary key,
  office text not null
);

create table share_office (
  token_digest text primary key,
  office text not null,
  application uuid not null,
  expires_at timestamptz not null
);

create table partner_payment (
  partner text not null,
  reference text not null,
  alternate text not null,
  billing_code text not null,
  amount bigint not null,
  paid_at timestamptz not null,
  transport text not null,
  received_at timestamptz not null,
  outcome text not null,
  office text,
  payment uuid,
  primary key (partner, reference)
);
create index partner_payment_by_alternate on partner_payment (partner, alternate);
create index partner_payment_unmatched on partner_payment (received_at desc) where payment is null;

create table partner_request (
  partner text not null,
  scope text not null,
  value text not null,
  digest text not null,
  settlements jsonb not null,
  answered_at timestamptz not null,
  primary key (partner, scope, value)
);

create table inbound_message (
  id uuid primary key,
  peer text not null,
  transport text not null,
  address text not null,
  operation text not null,
  office text,
  correlation text,
  received_at timestamptz not null,
  answered_at timestamptz not null,
  outcome text not null,
  detail text not null,
  digest text not null,
  body bytea not null
);
create index inbound_by_time on inbound_message (received_at desc);
create index inbound_by_correlation on inbound_message (correlation);

do $$
declare t text;
begin
  foreach t in array array['booking_session', 'booking', 'application', 'bill', 'payment', 'biometric', 'adjudication',
                           'delivery', 'delivery_attempt', 'audit_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_only on %I to lintas_app '
      || 'using (office = nullif(current_setting(''lintas.office'', true), '''')) '
      || 'with check (office = nullif(current_setting(''lintas.office'', true), ''''))', t);
    execute format('create policy central_reads on %I for select to lintas_central using (true)', t);
    execute format('grant select on %I to lintas_central', t);
    execute format('grant select, insert, update on %I to lintas_app', t);
  end loop;
end $$;

-- The dispatcher and the registry's door move deliveries of every office.
create policy central_moves on delivery for update to lintas_central using (true) with check (true);
create policy central_notes on delivery_attempt for insert to lintas_central with check (true);
grant update on delivery to lintas_central;
grant insert on delivery_attempt to lintas_central;

grant delete on partner_request to lintas_app;
grant select, insert, update on billing_code_office, share_office, partner_payment, partner_request, inbound_message to lintas_app;
grant select on billing_code_office, partner_payment, inbound_message to lintas_central;
grant select, insert on inbound_message to lintas_central;

-- Fees by date, from Government Regulation 45/2024 (in force 17 December 2024). A new regulation is a new row.
create table tariff (
  service text not null,
  valid_from date not null,
  amount bigint not null check (amount > 0),
  primary key (service, valid_from)
);
insert into tariff (service, valid_from, amount) values
  ('ORDINARY_5Y', '2024-12-17', 350000),
  ('ORDINARY_10Y', '2024-12-17', 650000),
  ('ELECTRONIC_5Y', '2024-12-17', 650000),
  ('ELECTRONIC_10Y', '2024-12-17', 950000);
grant select on tariff to lintas_app;
