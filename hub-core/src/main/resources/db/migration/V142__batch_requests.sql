-- Files that are missing in a partner's sequence. The key is what asks only once, whichever node looks.
create table batch_request (
  partner text not null,
  purpose text not null check (purpose in ('PAYMENTS', 'STATEMENT')),
  series text not null,
  sequence bigint not null check (sequence > 0),
  sent boolean not null default false,
  asked_at timestamptz not null,
  came_at timestamptz,
  primary key (partner, purpose, series, sequence)
);
create index batch_request_latest on batch_request (asked_at desc);
grant select, insert, update on batch_request to lintas_app;
grant select on batch_request to lintas_central;

-- Whether the partner said it with another amount or bill before.
alter table partner_payment add column corrected boolean not null default false;
