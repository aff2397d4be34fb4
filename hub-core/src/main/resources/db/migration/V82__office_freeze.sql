-- Offices that two people closed. Every node reads it every two seconds for all offices at once, so reading needs no
-- office; writing takes the directorate's scope, so that no office can open itself.

create table office_freeze (
  office text primary key,
  frozen boolean not null,
  since timestamptz not null,
  approval uuid,
  reason text not null
);

alter table office_freeze enable row level security;
alter table office_freeze force row level security;
create policy all_read on office_freeze for select to lintas_app using (true);
create policy central_adds on office_freeze for insert to lintas_app
  with check (nullif(current_setting('lintas.office', true), '') = 'central');
create policy central_changes on office_freeze for update to lintas_app
  using (nullif(current_setting('lintas.office', true), '') = 'central')
  with check (nullif(current_setting('lintas.office', true), '') = 'central');
grant select, insert, update on office_freeze to lintas_app;
