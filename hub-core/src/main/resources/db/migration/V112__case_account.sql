-- What is owed and what was paid for one case, as an account of facts: bills, payments, reversals. Where a bill or a payment
-- stands follows from all of them together (ADR 35), so that their order of arrival does not matter.

-- A case may need another bill after its first one expired.
alter table bill add column issue int not null default 1 check (issue > 0);
alter table bill drop constraint bill_pkey;
alter table bill add primary key (office, application, issue);
alter table bill add column expired_at timestamptz;
create index bill_to_expire on bill (office, expires_at) where status = 'OPEN';

alter table payment add column reversed_at timestamptz;
alter table payment add column reversal_reason text;
-- One payment settles a case, whichever of its bills it was for.
drop index payment_one_winner;
create unique index payment_one_winner on payment (office, application) where status in ('PROVISIONAL', 'SETTLED');

-- One row for each (partner, reference), whether its payment or its reversal came first.
alter table partner_payment add column confirmed boolean not null default true;
alter table partner_payment add column channel text not null default '';
alter table partner_payment add column held boolean not null default false;
alter table partner_payment add column reversed_at timestamptz;
alter table partner_payment add column reversal_reason text;
alter table partner_payment add column reversal_code text;
alter table partner_payment add column reversal_amount bigint;
create index partner_payment_held on partner_payment (billing_code) where held;

-- Why people have to look at a case before it goes on. Lifting one is an approval by two.
create table case_hold (
  office text not null,
  application uuid not null,
  since timestamptz not null,
  why text not null check (why in ('PAYMENT_REVERSED')),
  payment uuid not null,
  lifted_at timestamptz,
  lifted_by text,
  reason text,
  primary key (office, application, payment),
  foreign key (office, application) references application (office, id),
  foreign key (office, payment) references payment (office, id)
);
create index case_hold_open on case_hold (office, since) where lifted_at is null;
alter table case_hold enable row level security;
alter table case_hold force row level security;
create policy office_only on case_hold to lintas_app
  using (office = nullif(current_setting('lintas.office', true), ''))
  with check (office = nullif(current_setting('lintas.office', true), ''));
create policy central_reads on case_hold for select to lintas_central using (true);
grant select on case_hold to lintas_central;
grant select, insert, update on case_hold to lintas_app;

-- When a ministry's or a work unit's code changes, codes issued before stop being payable at a set moment, whatever their own
-- expiry says, and for a while no new ones can be had. A new change is a new row.
create table billing_cutover (
  codes_before timestamptz primary key,
  payable_until timestamptz not null,
  no_bills_from timestamptz not null,
  no_bills_until timestamptz not null,
  reason_id text not null,
  reason_en text not null,
  check (payable_until <= codes_before),
  check (no_bills_from < no_bills_until)
);
-- 31 December 2024: the ministry was divided, all of its billing codes became void at 23:59 WIB, the application had closed at 20:00 and
-- opened with the new code on 1 January (press reports of the day).
insert into billing_cutover values
  ('2025-01-01 00:00:00+07', '2024-12-31 23:59:00+07', '2024-12-31 20:00:00+07', '2025-01-01 00:00:00+07',
   'Kode kementerian berganti pada 1 Januari 2025; kode billing lama tidak berlaku lagi.',
   'The ministry''s code changed on 1 January 2025; billing codes of before are void.');
grant select on billing_cutover to lintas_app, lintas_central;
-- Government Regulation 28/2019, for bills of those days that are still spoken of (in force about May 2019).
insert into tariff (service, valid_from, amount) values
  ('ORDINARY_5Y', '2019-05-03', 350000),
  ('ELECTRONIC_5Y', '2019-05-03', 650000);
-- A state receipt belongs to one payment.
create unique index payment_by_ntpn on payment (office, ntpn) where ntpn is not null;
