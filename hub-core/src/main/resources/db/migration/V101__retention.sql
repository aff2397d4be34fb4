-- How long what is personal is kept, in days from the end of what it belongs to. A new rule is a new row; docs/retention.md has
-- the same rows with their reasons.
create table retention_rule (
  data_class text not null,
  valid_from date not null,
  days int not null check (days > 0),
  primary key (data_class, valid_from)
);
insert into retention_rule (data_class, valid_from, days) values
  ('BIOMETRIC', '2026-11-01', 30),
  ('MESSAGE_OUT', '2026-11-01', 90),
  ('MESSAGE_IN', '2026-11-01', 180),
  ('PHONE', '2026-11-01', 90),
  ('APPLICANT', '2026-11-01', 365),
  ('HANDOVER', '2026-11-01', 365),
  ('UNMASKING_NOTE', '2026-11-01', 730),
  ('SUBJECT_REQUEST', '2026-11-01', 1825);
grant select on retention_rule to lintas_app;

-- A row stays when its personal data goes: what accounting and statistics need is beside it.
alter table application
  alter column applicant drop not null,
  alter column nik_index drop not null,
  add column purged_at timestamptz;
alter table application add constraint application_purged_whole
  check ((applicant is null) = (purged_at is not null) and (nik_index is null) = (applicant is null));
alter table booking alter column phone drop not null;
alter table delivery alter column body drop not null;
alter table delivery add constraint delivery_purged_after_delivery check (body is not null or status in ('DELIVERED', 'PARKED'));
alter table inbound_message alter column body drop not null;

grant delete on biometric, handover_note to lintas_app;

-- Messages that are nobody's or many offices' are sealed by the directorate: in its scope they are there, to be sealed anew when
-- its keys change and to be purged.
alter policy office_reads on inbound_message using (
  office is not distinct from nullif(current_setting('lintas.office', true), '')
  or (office is null and nullif(current_setting('lintas.office', true), '') = 'central'));
alter policy office_changes on inbound_message using (
  office is not distinct from nullif(current_setting('lintas.office', true), '')
  or (office is null and nullif(current_setting('lintas.office', true), '') = 'central'))
  with check (
  office is not distinct from nullif(current_setting('lintas.office', true), '')
  or (office is null and nullif(current_setting('lintas.office', true), '') = 'central'));
