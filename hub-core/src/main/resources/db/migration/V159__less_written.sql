-- Both are written from rows that the same statement or transaction has just read, and nobody who writes may delete what they refer to: no
-- statement of the hub could break the reference. Looking it up for each row locked the other row, which wrote its page once more.
alter table audit_link drop constraint audit_link_office_entry_fkey;
alter table delivery_attempt drop constraint delivery_attempt_office_delivery_fkey;

-- A case moves through a dozen stages, none of which an index knows: a row that finds room on its own page moves without writing its
-- index entries again.
alter table application set (fillfactor = 75);

-- Asked by days alone, and payments lie in the order of their arrival: a summary of each stretch of pages finds a day, and a payment's
-- change writes no entry.
drop index payment_by_arrival;
create index payment_by_arrival on payment using brin (received_at) with (autosummarize = on);
