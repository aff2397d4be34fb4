-- Public keys that ever signed a receipt. Central: it belongs to no office. Receipts are kept for years, so a key stays.
create table receipt_key (
  key_id text primary key,
  public_key text not null,
  first_used_at timestamptz not null
);
create trigger keeps_rows before update or delete on receipt_key for each row execute function audit_keeps();
create trigger keeps_table before truncate on receipt_key for each statement execute function audit_keeps();
grant select, insert on receipt_key to lintas_app;

-- The office's list of payments, the latest first.
create index payment_by_time on payment (office, received_at desc);
