-- Bills for partners that try their programs. They are of an office that there is not, and only the partner that they were
-- made for reaches them.
create sequence sandbox_code minvalue 1 maxvalue 999999999;
create table sandbox_bill (
  billing_code text primary key,
  partner text not null,
  made_as text not null check (made_as in ('PAYABLE', 'PAID', 'EXPIRED')),
  made_at timestamptz not null
);
create index sandbox_bill_of_partner on sandbox_bill (partner, made_at);
grant select, insert on sandbox_bill to lintas_app;
grant usage on sequence sandbox_code to lintas_app;
