-- What auditors ask for: everything one person did, everything about one subject, every refusal.
create index audit_by_actor on audit_entry (actor, at desc, id desc);
create index audit_by_subject_time on audit_entry (subject, at desc, id desc);
create index audit_by_event on audit_entry (event, at desc, id desc);
