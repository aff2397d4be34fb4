-- Whether and when the registry was told of a corrected value, and when it said that it stored it. A phone is never told: the
-- registry has none from the hub. A name without told_at was corrected before the hub passed corrections on.
alter table data_correction
  add column told_at timestamptz,
  add column stored_at timestamptz;
alter table data_correction add constraint data_correction_told
  check ((told_at is null or field = 'NAME') and (stored_at is null or told_at is not null));
