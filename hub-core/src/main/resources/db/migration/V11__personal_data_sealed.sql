-- What is personal is sealed with the office's key before it reaches the database. The database has no keys, so rows of
-- the version before cannot be sealed here: this migration refuses a ledger that has any, and changes nothing then.
do $$
declare
  t text;
  filled boolean;
begin
  foreach t in array array['application', 'booking', 'biometric', 'delivery', 'inbound_message'] loop
    -- The owner is subject to row-level security too and would find every table empty.
    execute format('alter table %I no force row level security', t);
    execute format('select exists (select 1 from %I)', t) into filled;
    if filled then
      raise exception 'table % holds rows that are not sealed (expected: an empty ledger, see docs/operations.md)', t;
    end if;
    if t <> 'inbound_message' then
      execute format('alter table %I force row level security', t);
    end if;
  end loop;
end $$;

alter table application
  drop column name,
  drop column nik,
  drop column birth_date,
  add column applicant bytea not null,
  add column nik_index bytea not null;
create index application_by_nik on application (office, nik_index);
comment on column application.applicant is 'sealed: name, NIK, birth date';
comment on column application.nik_index is 'blind index of the NIK under the office''s index key';

alter table booking drop column phone, add column phone bytea not null;
comment on column booking.phone is 'sealed';

comment on column biometric.sealed is 'sealed: a fingerprint record';
comment on column delivery.body is 'sealed: the bytes that go on the wire';

alter table inbound_message add column sealed_for text not null;
create index inbound_by_sealer on inbound_message (sealed_for, id);
comment on column inbound_message.body is 'sealed with the key of sealed_for: the bytes as received';
comment on column inbound_message.sealed_for is 'the office concerned; central where that is nobody or many';
