package id.lintas.audit;

/** The catalogue of audited events; docs/audit-events.md lists the same. */
public enum AuditEvent {
    /** An applicant booked. */
    BOOKED,
    /** The registry acknowledged a booking. */
    BOOKING_ACKNOWLEDGED,
    /** A person or a message moved a case to another stage; the detail names it. */
    STAGE_CHANGED,
    /** Cases whose person did not come were closed; the subject is what they waited for, the detail counts them. */
    CASES_CLOSED,
    /** Fingerprints were captured; the detail counts them. */
    FINGERPRINTS_CAPTURED,
    /** A bill was requested from the registry. */
    BILL_REQUESTED,
    /** The registry issued a bill. */
    BILL_ISSUED,
    /** Nobody paid a bill in time. */
    BILL_EXPIRED,
    /** A partner's payment was recorded; if it settles nothing, the detail says why. */
    PAYMENT_RECORDED,
    /** A partner took a payment back; the case is held for people. */
    PAYMENT_REVERSED,
    /** Somebody at the rescue desk looked for a payment or had banks asked; the detail counts. */
    PAYMENT_SOUGHT,
    /** An office serves a case before its payment's confirmation; the detail says why and until when. */
    SERVED_PROVISIONALLY,
    /** That ended, by the confirmation or because none came in time. */
    PROVISIONAL_ENDED,
    /** Two people decided about money that settled nothing by itself, or took that back; the detail says what. */
    MONEY_DECIDED,
    /** A partner's statement was booked whole; the detail counts its lines. */
    STATEMENT_BOOKED,
    /** A partner's statement is inconsistent and books nothing; the detail counts the reasons. */
    STATEMENT_QUARANTINED,
    /** Somebody had bills, confirmations and statements compared; the detail says for which days. */
    RECONCILIATION_RUN,
    /** Two people signed off a partner's day; the detail says with how many open differences. */
    RECONCILIATION_SIGNED,
    /** The hub asked a partner for a file that is missing in its sequence, once; the detail says which. */
    BATCH_ASKED,
    /** Two people let a held case go on. */
    CASE_RELEASED,
    /** The registry recorded a payment and gave its NTPN. */
    PAYMENT_STORED,
    /** The office saw a payment, on a screen or in its own system. */
    PAYMENT_SEEN,
    /** Somebody took the receipt of a payment; the detail says which kind. */
    RECEIPT_ISSUED,
    /** A biometric check began. */
    ADJUDICATION_STARTED,
    /** A biometric check ended; the detail names the verdict. */
    ADJUDICATION_DECIDED,
    /** A person asked for something that takes two. */
    APPROVAL_ASKED,
    /** A second person approved it, and it was done. */
    APPROVAL_GRANTED,
    /** A second person refused it. */
    APPROVAL_REFUSED,
    /** Nobody decided it in time. */
    APPROVAL_EXPIRED,
    /** Whoever asked took it back. */
    APPROVAL_WITHDRAWN,
    /** Somebody tried to decide it who must not, or decided what was not asked. */
    APPROVAL_DENIED,
    /** An office was closed at once, by two people. */
    OFFICE_FROZEN,
    /** A closed office was opened again, by two people. */
    OFFICE_THAWED,
    /** A reply was inconsistent and decides nothing. */
    REPLY_QUARANTINED,
    /** Batches were signed late; the detail says since when and which entries. */
    EVIDENCE_GAP,
    /** A look at the chain found it broken; the detail says where and why. */
    CHAIN_BROKEN,
    /** An auditor took an archive of the trail. */
    AUDIT_EXPORTED,
    /** Somebody took the evidence of one case. */
    EVIDENCE_TAKEN,
    /** An organization or a client of the identity provider was made or changed to what a tenant's file says. */
    REALM_CHANGED,
    /** Somebody tried what they may not do; the detail says what. */
    ACCESS_REFUSED,
    /** The file of a new office or partner came into force. */
    TENANT_ADDED,
    /** Another version of an office's or partner's file came into force. */
    TENANT_CHANGED,
    /** An office or a partner was closed by its file, or its file is gone. */
    TENANT_CLOSED,
    /** A version of an office's or partner's file is bad; the one before stays in force. */
    TENANT_REFUSED,
    /** Somebody looked for a person's cases by NIK; the detail counts what was found. */
    NIK_SEARCHED,
    /** The office's keys began to be replaced. */
    KEY_ROTATION_BEGUN,
    /** Nothing uses the office's older keys any more, and they were destroyed. */
    KEY_ROTATION_ENDED,
    /** Somebody became staff of an office; the detail has the roles and the last day. */
    STAFF_ADDED,
    /** Roles or last day of somebody's assignment changed; the detail has the new ones. */
    STAFF_CHANGED,
    /** An assignment was ended before its last day, or its account never came to be. */
    STAFF_ENDED,
    /** The identity provider was told that an assignment is over; the detail says what it did. */
    STAFF_CLOSED,
    /** A person of another office was invited; the detail has the roles and the last day. */
    STAFF_INVITED,
    /** A person was given a new one-time password. */
    PASSWORD_RESET,
    /** An account locked after wrong passwords was unlocked. */
    ACCOUNT_UNLOCKED,
    /**
     * A person's login was refused because the assignment is over, or machines' logins at broker or SFTP were: then the
     * detail says why and how often since the last entry.
     */
    LOGIN_REFUSED,
    /** A handover note was written or changed. */
    HANDOVER_WRITTEN,
    /** The successor confirmed to have read the handover note. */
    HANDOVER_READ,
    /** Somebody asked to see the whole personal data of a case; the reason is one of a list, the detail says until when. */
    DATA_UNMASKED,
    /** The person had the case masked again before the time was over. */
    DATA_MASKED,
    /** Personal data whose time was over was deleted; the subject is its class, the detail counts it. */
    DATA_PURGED,
    /** A person asked about their own data; the detail says what for and by when it is due. */
    SUBJECT_REQUEST_OPENED,
    /** A copy of all that is held about a person was made for that person; the detail counts the cases. */
    SUBJECT_DATA_EXPORTED,
    /** Personal data was corrected on the person's request; the detail says which field of which request. */
    SUBJECT_DATA_CORRECTED,
    /** The registry stored a correction; the detail says which field. */
    CORRECTION_STORED,
    /** A person's request was closed; the detail says with what outcome. */
    SUBJECT_REQUEST_CLOSED,
    /** A partner's programmer looked into the partner's own calls, let in by the partner's access token. */
    PARTNER_ENTERED
}
