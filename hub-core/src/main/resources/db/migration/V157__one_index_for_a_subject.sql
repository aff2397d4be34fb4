-- A subject is a case, a payment, a person: few offices share one, so audit_by_subject_time finds an office's entries about it as well.
drop index audit_by_subject;
