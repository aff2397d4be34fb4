-- What partners told of one bill: a status that names no request asks for all of it.
create index partner_payment_by_code on partner_payment (billing_code);
