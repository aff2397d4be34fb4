-- A payment gets an entry in each of its indexes when it is made, and again when the state's receipt comes. Where a rule and a search had an index
-- each, one serves both: what the search needs comes first.

-- At most one payment settles a case, and all of a case are found: each that does not settle it stands there under its own id.
drop index payment_one_winner;
drop index payment_by_case;
create unique index payment_one_winner on payment (office, application,
  (case when status in ('PROVISIONAL', 'SETTLED') then 'settles' else id::text end));

-- A number is one payment's, and those that look like it are found: numbers that are the same look the same. How a number looks is a column: under
-- row-level security no index is asked by a function of a column, so the indexes that held that function were written and never read. Letter by
-- letter, so that it depends on no locale and the hub folds a number in the same way.
alter table payment
  add column ntpn_alike text generated always as (translate(ntpn, 'abcdefghijklmnopqrstuvwxyzOIL', 'ABCDEFGH1JK1MN0PQRSTUVWXYZ011')) stored,
  add column reference_alike text generated always as (translate(partner_reference, 'abcdefghijklmnopqrstuvwxyzOIL', 'ABCDEFGH1JK1MN0PQRSTUVWXYZ011')) stored;
drop index payment_by_ntpn;
drop index payment_ntpn_alike;
create unique index payment_by_ntpn on payment (office, ntpn_alike, ntpn) where ntpn is not null;
alter table payment drop constraint payment_office_partner_partner_reference_key;
drop index payment_reference_alike;
create unique index payment_by_reference on payment (office, reference_alike, partner, partner_reference);

-- What comes later stands behind: a page of an index fills and is left, where with the latest first each was left half full. They are read
-- backwards.
drop index payment_by_time;
create index payment_by_time on payment (office, received_at);
drop index application_by_time;
create index application_by_time on application (office, created_at);
drop index delivery_by_time;
create index delivery_by_time on delivery (created_at);
drop index inbound_by_time;
create index inbound_by_time on inbound_message (received_at);
drop index inbound_by_peer;
create index inbound_by_peer on inbound_message (peer, received_at);
drop index partner_payment_unmatched;
create index partner_payment_unmatched on partner_payment (received_at) where payment is null;
drop index audit_by_time;
create index audit_by_time on audit_entry (at, id);
drop index audit_by_office_time;
create index audit_by_office_time on audit_entry (office, at, id);
drop index audit_by_actor;
create index audit_by_actor on audit_entry (actor, at, id);
drop index audit_by_subject_time;
create index audit_by_subject_time on audit_entry (subject, at, id);
drop index audit_by_event;
create index audit_by_event on audit_entry (event, at, id);
