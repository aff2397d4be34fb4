-- A case's payments are read at each of its payments; without this all payments of the office were.
create index payment_by_case on payment (office, application);
