-- What a partner's programmers look up of their own calls: under which key, and what was answered.
alter table inbound_message add column call_id text;
alter table inbound_message add column status int;
alter table inbound_message add column code text;
create index inbound_by_peer on inbound_message (peer, received_at desc);
