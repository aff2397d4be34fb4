-- After how many whole days a case is over whose person did not come, in the office's zone: for the appointment, after the bill's
-- expiry, after the signature. A new rule is a new row; docs/retention.md has the same rows with their reasons. What has no
-- rule is not closed.
create table absence_rule (
  absence text not null check (absence in ('NO_SHOW', 'UNPAID', 'UNCOLLECTED')),
  valid_from date not null,
  days int not null check (days > 0),
  primary key (absence, valid_from)
);
insert into absence_rule (absence, valid_from, days) values
  ('NO_SHOW', '2026-11-01', 30),
  ('UNPAID', '2026-11-01', 30),
  ('UNCOLLECTED', '2026-11-01', 30);
grant select on absence_rule to lintas_app;
