create index payment_held on payment (office, received_at) where status in ('LATE', 'MISMATCH', 'SECOND');
-- What two people decided about money that settled nothing by itself. The latest decision holds; the trail has them all.
alter table payment add column decision text check (decision in ('ACCEPTED', 'RETURNED', 'UNMATCHED'));
alter table payment add column decided_at timestamptz;
alter table payment add check ((decision is null) = (decided_at is null));
-- The bill that people found for money whose own code no bill has. The directorate decides, and what it decided is carried
-- out in the office's own scope right after.
alter table partner_payment add column matched_code text;
alter table partner_payment add column match text check (match in ('ASKED', 'DONE', 'UNDO'));
alter table partner_payment add check ((match is null) = (matched_code is null));
alter table partner_payment add column returned_at timestamptz;
create index partner_payment_matched on partner_payment (received_at desc) where match is not null;
alter table partner_payment add column decided boolean not null default false;
