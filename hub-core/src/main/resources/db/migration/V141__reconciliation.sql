-- Bills, confirmations and statements held against each other, a partner's banking day at a time (ADR 40).
-- One index alone of this table begins with the partner, see V151.
create index partner_payment_by_paid on partner_payment (paid_at, partner);
create index partner_payment_by_reversal on partner_payment (reversed_at, partner) where reversed_at is not null;

-- What did not agree. A row closes by itself once it does, and opens again if it does so again.
create table reconciliation_difference (
  partner text not null,
  day date not null,
  kind text not null,
  subject text not null,
  billing_code text,
  office text,
  stated numeric(20, 5),
  confirmed bigint,
  at timestamptz,
  found_at timestamptz not null,
  closed_at timestamptz,
  primary key (partner, day, kind, subject)
);
create index reconciliation_difference_open on reconciliation_difference (partner, subject) where closed_at is null;

-- One partner's banking day in western Indonesia as the last run found it, and who signed it off.
create table reconciliation_day (
  partner text not null,
  day date not null,
  covered boolean not null,
  lines bigint not null,
  stated numeric(22, 5) not null,
  confirmations bigint not null,
  confirmed numeric(20, 0) not null,
  open bigint not null,
  digest text not null,
  run_at timestamptz not null,
  signed_digest text,
  signed_at timestamptz,
  asked_by text,
  signed_by text,
  primary key (partner, day),
  check ((signed_at is null) = (signed_digest is null) and (signed_at is null) = (signed_by is null)),
  check (signed_by <> asked_by)
);
create index reconciliation_day_latest on reconciliation_day (day desc, partner);

grant select, insert, update on reconciliation_difference, reconciliation_day to lintas_app, lintas_central;
