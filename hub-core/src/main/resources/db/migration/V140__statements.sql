-- What banks say of their accounts: the third witness. A statement settles nothing; it names no person.
alter table partner_file add column purpose text not null default 'PAYMENTS' check (purpose in ('PAYMENTS', 'STATEMENT'));
create index partner_file_refused on partner_file (received_at desc, id desc) where purpose = 'STATEMENT' and state = 'REFUSED';

-- One statement, or one page of it.
create table statement_part (
  file uuid not null references partner_file (id),
  part int not null check (part > 0),
  partner text not null,
  name text not null,
  page int not null check (page > 0),
  last_page boolean not null,
  sequence bigint,
  covers_from timestamptz not null,
  covers_until timestamptz not null check (covers_until >= covers_from),
  primary key (file, part)
);
-- The same page again says nothing new.
create unique index statement_part_once on statement_part (partner, name, page);
create index statement_part_by_time on statement_part (partner, covers_from, covers_until);

-- One booking. A payment and its taking back may bear one reference; two payments may not, whatever file they are in.
create table statement_line (
  file uuid not null references partner_file (id),
  line int not null check (line > 0),
  partner text not null,
  reference text not null,
  billing_code text,
  amount numeric(20, 5) not null check (amount >= 0),
  direction text not null check (direction in ('CREDIT', 'DEBIT')),
  booked_at timestamptz not null,
  day date not null,
  primary key (file, line)
);
create unique index statement_line_once on statement_line (partner, reference, direction);
create index statement_line_by_day on statement_line (day, partner);
create index statement_line_by_reference on statement_line (reference);
create index statement_line_by_code on statement_line (billing_code) where billing_code is not null;

grant select, insert on statement_part to lintas_app;
grant select, insert, delete on statement_line to lintas_app;
grant select on statement_part, statement_line to lintas_central;

-- Commercial papers are kept for ten years; the law on them counts so.
insert into retention_rule (data_class, valid_from, days) values ('STATEMENT_LINE', '2026-11-01', 3653);
