package id.lintas.ledger;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the schema may do differently, each with its reason. Whoever adds a table that is not an office's, or a right that
 * the rules do not foresee, says here why.
 */
final class SchemaExceptions {

    private SchemaExceptions() {}

    /** Tables that are not an office's own. */
    static final Map<String, String> CENTRAL_TABLES = Map.ofEntries(
            entry("billing_code_office", "routing: the partner doors find the office by it, and know no office before"),
            entry("share_office", "routing: the registry's link finds the office by the digest of a 256-bit secret"),
            entry(
                    "partner_payment",
                    "a partner's reference is settled once whatever office it is for; no personal data"),
            entry(
                    "partner_request",
                    "a partner's request is answered once whatever office it is for; no personal data"),
            entry("sandbox_bill", "for which partner a bill was made that is nobody's; no personal data"),
            entry("partner_file", "a partner's file has lines for many offices; no personal data"),
            entry("partner_file_line", "what became of each of them; no personal data"),
            entry("statement_part", "a bank's statement is about many offices; no personal data"),
            entry("statement_line", "and so are its bookings; no personal data"),
            entry("reconciliation_day", "how a partner's banking day was compared, for all offices together"),
            entry("reconciliation_difference", "what did not agree; a code and a reference, no personal data"),
            entry("batch_request", "which files a partner was asked for"),
            entry("inbound_message", "what came in, before it is known whose it is; an office reads its own"),
            entry("scheduled_tasks", "the timers' own: they name work, not cases"),
            entry("audit_key", "public keys that ever signed a trail: anybody may know them"),
            entry("receipt_key", "public keys that ever signed a receipt: anybody may know them"),
            entry("tenant_version", "what offices' and partners' files said: known to every node, no personal data"),
            entry("retention_rule", "how long each class of data is kept, the same for all"),
            entry("absence_rule", "after how long a case is over whose person did not come, the same for all"),
            entry("billing_cutover", "when codes changed, the same for all"),
            entry("tariff", "the regulation's fees, the same for all"),
            entry(
                    "office_freeze",
                    "which offices are closed: every node reads all at once; written in the directorate's scope"),
            entry("flyway_schema_history", "the migrations' own; the application has no right to it"));

    /** Those of them that need no row-level security, since no row is more one office's than another's. */
    static final List<String> OPEN_TABLES = List.of(
            "partner_payment",
            "partner_request",
            "sandbox_bill",
            "partner_file",
            "partner_file_line",
            "statement_part",
            "statement_line",
            "reconciliation_day",
            "reconciliation_difference",
            "batch_request",
            "tariff",
            "billing_cutover",
            "retention_rule",
            "absence_rule",
            "scheduled_tasks",
            "audit_key",
            "receipt_key",
            "tenant_version",
            "flyway_schema_history");

    /** Office tables that nobody reads across offices: who works where and who asked what is the office's own affair. */
    static final List<String> CLOSED_TO_THE_CENTRE =
            List.of("staff_assignment", "handover_note", "staff_invitation", "subject_request", "data_correction");

    private static final String BOUND = "NULLIF(current_setting('lintas.office'::text, true), ''::text)";
    private static final String LOOK_UP = "((" + BOUND + " IS NULL) OR (office = " + BOUND + "))";
    private static final String SHARED =
            "(office = ANY (( SELECT string_to_array(current_setting('lintas.offices'::text, true), ','::text) AS string_to_array)::text[]))";
    private static final String DIRECTORATE = "(" + BOUND + " = 'central'::text)";
    private static final String OWN_OR_NOBODYS =
            "((NOT (office IS DISTINCT FROM " + BOUND + ")) OR ((office IS NULL) AND " + DIRECTORATE + "))";

    /** Policies beyond an office table's usual two, as {@code table.policy}: command, role, using, with check. */
    static final Map<String, String> POLICIES = new TreeMap<>(Map.ofEntries(
            entry("delivery_state.central_moves", "w lintas_central true true"),
            entry("application.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("bill.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("payment.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("delivery.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("delivery_state.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("audit_entry.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("audit_pending.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("provisional_acceptance.group_shares", "* lintas_group " + SHARED + " " + SHARED),
            entry("adjudication.group_shares", "r lintas_group " + SHARED + " -"),
            entry("billing_code_office.group_looks_up", "r lintas_group true -"),
            entry("inbound_message.group_adds", "a lintas_group - true"),
            entry("delivery_attempt.central_notes", "a lintas_central - true"),
            entry("billing_code_office.doors_look_up", "r lintas_app " + LOOK_UP + " -"),
            entry("billing_code_office.office_adds", "a lintas_app - " + mine()),
            entry("billing_code_office.central_reads", "r lintas_central true -"),
            entry("share_office.doors_look_up", "r lintas_app " + LOOK_UP + " -"),
            entry("share_office.office_adds", "a lintas_app - " + mine()),
            entry("inbound_message.doors_add", "a lintas_app - true"),
            entry("inbound_message.office_reads", "r lintas_app " + OWN_OR_NOBODYS + " -"),
            entry("inbound_message.office_changes", "w lintas_app " + OWN_OR_NOBODYS + " " + OWN_OR_NOBODYS),
            entry("inbound_message.central_reads", "r lintas_central true -"),
            entry("inbound_message.central_adds", "a lintas_central - true"),
            entry("office_freeze.all_read", "r lintas_app true -"),
            entry("office_freeze.central_adds", "a lintas_app - " + DIRECTORATE),
            entry("office_freeze.central_changes", "w lintas_app " + DIRECTORATE + " " + DIRECTORATE)));

    /** Rights of the application beyond select, insert and update. */
    static final Map<String, String> MORE_RIGHTS = Map.of(
            "audit_pending lintas_app DELETE", "an entry that is linked waits no more",
            "biometric lintas_app DELETE", "fingerprints are purged when their time is over",
            "handover_note lintas_app DELETE", "and so are notes",
            "data_correction lintas_app DELETE", "and values before a correction, with the case's others",
            "partner_file_chunk lintas_app DELETE", "the content of files is purged when its time is over",
            "statement_line lintas_app DELETE", "and so are bookings",
            "scheduled_tasks lintas_app DELETE", "a timer that has run is gone");

    /** Rights across offices beyond select. */
    static final Map<String, String> CENTRAL_RIGHTS = Map.of(
            "delivery_state lintas_central UPDATE", "the dispatcher claims due rows of all offices",
            "delivery_attempt lintas_central INSERT", "and notes each try",
            "inbound_message lintas_central INSERT", "the registry's door keeps what it cannot attribute",
            "reconciliation_day lintas_central INSERT",
                    "what is compared across offices is written down as it is found",
            "reconciliation_day lintas_central UPDATE", "and again at each run",
            "reconciliation_difference lintas_central INSERT", "the same for what did not agree",
            "reconciliation_difference lintas_central UPDATE", "which closes by itself once it does");

    /** What a payment touches, for those that are written together. */
    static final Map<String, String> GROUP_RIGHTS = Map.ofEntries(
            entry("application", "SELECT UPDATE"),
            entry("bill", "SELECT UPDATE"),
            entry("payment", "SELECT INSERT UPDATE"),
            entry("provisional_acceptance", "SELECT"),
            entry("adjudication", "SELECT"),
            entry("billing_code_office", "SELECT"),
            entry("billing_cutover", "SELECT"),
            entry("partner_request", "SELECT INSERT"),
            entry("partner_payment", "SELECT INSERT UPDATE"),
            entry("delivery", "INSERT"),
            entry("delivery_state", "INSERT"),
            entry("audit_entry", "INSERT"),
            entry("audit_pending", "INSERT"),
            entry("inbound_message", "INSERT"));

    /** Tables whose rows never change: no update, not even of one column. */
    static final List<String> APPEND_ONLY = List.of(
            "audit_entry",
            "audit_pending",
            "audit_run",
            "audit_batch",
            "audit_check",
            "audit_key",
            "receipt_key",
            "delivery_attempt",
            "partner_file_line",
            "statement_part",
            "statement_line",
            "billing_code_office",
            "share_office",
            "tenant_version",
            "sandbox_bill",
            "tariff",
            "billing_cutover",
            "retention_rule",
            "absence_rule",
            "billing_cutover");

    /** Unique keys of office tables that leave the office out. */
    static final Map<String, String> UNIQUE_KEYS = Map.of();

    /** As PostgreSQL prints the condition of every office table. */
    static String mine() {
        return "(office = " + BOUND + ")";
    }

    static String array(Iterable<String> texts) {
        return "array['" + String.join("','", texts) + "']::text[]";
    }
}
