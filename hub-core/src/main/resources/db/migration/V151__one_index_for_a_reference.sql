-- Two indexes that begin with the partner looked alike to a planner that had not seen the table filled yet; it then read all rows of a
-- partner for one reference, and kept that plan. Now one of them alone begins with the partner.
drop index partner_payment_by_alternate;
create index partner_payment_by_alternate on partner_payment (alternate, partner);
