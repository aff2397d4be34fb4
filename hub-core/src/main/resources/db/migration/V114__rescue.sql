-- A case that an office serves before the payment's confirmation is here, for a while and under somebody's name.
create table provisional_acceptance (
  office text not null,
  id uuid not null,
  application uuid not null,
  evidence text not null check (evidence in ('BANK', 'SLIP')),
  partner text not null default '',
  reference text not null,
  paid_at timestamptz,
  accepted_at timestamptz not null,
  accepted_by text not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('CONFIRMED', 'ESCALATED')),
  primary key (office, id),
  foreign key (office, application) references application (office, id),
  check ((ended_at is null) = (ended_as is null)),
  check (expires_at > accepted_at)
);
create unique index acceptance_one_open on provisional_acceptance (office, application) where ended_at is null;
create index acceptance_to_end on provisional_acceptance (office, expires_at) where ended_at is null;
create index acceptance_escalated on provisional_acceptance (office, ended_at) where ended_as = 'ESCALATED';
alter table provisional_acceptance enable row level security;
alter table provisional_acceptance force row level security;
create policy office_only on provisional_acceptance to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on provisional_acceptance for select to lintas_central using (true);
grant select on provisional_acceptance to lintas_central;
grant select, insert, update on provisional_acceptance to lintas_app;

-- What people read off a slip: the letter O for a nought, I or L for a one. Such numbers are offered, never taken for each other.
create index payment_ntpn_alike on payment (office, translate(upper(ntpn), 'OIL', '011')) where ntpn is not null;
create index payment_reference_alike on payment (office, translate(upper(partner_reference), 'OIL', '011'));
create index partner_payment_alike on partner_payment (translate(upper(reference), 'OIL', '011')) where held and payment is null;
