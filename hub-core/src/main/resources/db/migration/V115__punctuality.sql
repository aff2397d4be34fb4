-- What the directorate looks at for each partner: how soon its word comes, and how old what waits for the state's receipt is.
create index payment_by_arrival on payment (received_at);
create index payment_provisional on payment (received_at) where status = 'PROVISIONAL';
-- The directorate's list of what settles nothing.
create index payment_questioned on payment (received_at desc) where status in ('LATE', 'MISMATCH', 'SECOND');
