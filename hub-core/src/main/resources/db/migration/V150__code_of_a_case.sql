-- Whose bill a code is: the office, and its case, so that a payment's door learns both by one look. The case's id says nothing to anybody
-- who cannot see the office's rows.
alter table billing_code_office add column application uuid;

-- The owner is subject to row-level security too and would find the tables empty.
alter table billing_code_office no force row level security;
alter table bill no force row level security;
update billing_code_office o set application = b.application
  from bill b where b.office = o.office and b.billing_code = o.billing_code;
alter table bill force row level security;
alter table billing_code_office force row level security;

-- A code that was taken for a bill which then contradicted it belongs to no case.
delete from billing_code_office where application is null;
alter table billing_code_office alter column application set not null;
