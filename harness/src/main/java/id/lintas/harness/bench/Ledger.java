package id.lintas.harness.bench;

import id.lintas.harness.bench.Bills.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what became of each bill of a measurement, as the rows tell it. */
final class Ledger {

    /** Everything that a payment may leave behind, put together into one text for each case; equal texts mean equal rows. */
    private static final String PROFILES = """
            with c as materialized (
              select b.office, b.application, b.billing_code, b.status, b.issue, a.booking_code, a.stage, a.version,
                k.billing_code::bigint - 800000000000000 as number
              from billing_code_office k join bill b on b.office = k.office and b.billing_code = k.billing_code
              join application a on a.office = b.office and a.id = b.application
              where k.billing_code >= ? and k.billing_code < ?
            ), payments as (
              select c.number, count(*) as rows, sum(amount) as money, string_agg(concat_ws('/', p.status, amount, partner, transport,
                  channel, partner_reference = (100000000000 + c.number)::text, p.billing_code = c.billing_code), ',') as text
              from c join payment p on p.office = c.office and p.application = c.application group by c.number
            ), said as (
              select c.number, count(*) as rows, string_agg(concat_ws('/', outcome, amount, transport, channel, s.office = c.office,
                  payment is not null, s.billing_code = c.billing_code, confirmed, held), ',') as text
              from c join partner_payment s on s.reference = (100000000000 + c.number)::text and s.partner = 'bank-musi' group by c.number
            ), asked as (
              select c.number, count(*) as rows, string_agg(concat_ws('/', settlements -> 0 ->> 'outcome',
                  settlements -> 0 ->> 'paymentId' is not null, length(digest)), ',') as text
              from c join partner_request r on r.value = (500000000000000000 + c.number)::text and r.partner = 'bank-musi' group by c.number
            ), entries as (
              select c.number, count(*) as rows, string_agg(concat_ws('/', event, outcome, actor), ',' order by event, actor) as text
              from c join audit_entry e on e.office = c.office and e.subject = c.application::text group by c.number
            ), owed as (
              select c.number, count(*) as rows, sum(length(body)) as bytes,
                string_agg(concat_ws('/', link, type, s.status), ',' order by link) as text
              from c join delivery d on d.office = c.office and d.correlation = c.booking_code
                left join delivery_state s on s.office = d.office and s.id = d.id group by c.number
            ), came as (
              select c.number, count(*) as rows, sum(length(body)) as bytes,
                string_agg(concat_ws('/', peer, operation, outcome, call_id = (500000000000000000 + c.number)::text, m.status, code),
                  ',' order by peer, operation) as text
              from c join inbound_message m on m.office = c.office and m.correlation = c.booking_code group by c.number
            )
            select coalesce(fate, 'untouched') as fate, concat_ws(' ', 'bill ' || c.status, 'case ' || c.stage || '/' || c.version,
                'payments ' || payments.text, 'said ' || said.text, 'asked ' || asked.text, 'audit ' || entries.text,
                'owed ' || owed.text, 'came ' || came.text) as profile,
              count(*) as cases, sum(payments.money) as money, sum(coalesce(owed.bytes, 0) + coalesce(came.bytes, 0)) as bytes,
              sum(payments.rows) as payments, sum(said.rows) as said, sum(asked.rows) as asked, sum(entries.rows) as entries,
              sum(owed.rows) as owed, sum(came.rows) as came
            from c left join fate using (number) left join payments using (number) left join said using (number)
              left join asked using (number) left join entries using (number) left join owed using (number) left join came using (number)
            group by 1, 2 order by 1, 3 desc
            """;

    private Ledger() {}

    /** How many cases have exactly these rows. */
    record Profile(String fate, String text, long cases, long money, long bytes) {}

    /**
     * What became of a range of bills.
     *
     * @param profiles the different sets of rows that cases have
     * @param rows of those cases, by table
     */
    record Account(List<Profile> profiles, Map<String, Long> rows) {

        List<Profile> of(String fate) {
            return profiles.stream().filter(one -> one.fate().equals(fate)).toList();
        }
    }

    /**
     * The account of the range.
     *
     * @param fates files of the load: number, tab, {@code accepted} or {@code unknown}
     */
    static Account of(Connection connection, Range range, List<Path> fates) throws SQLException, IOException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("drop table if exists fate");
            sql.execute("create temporary table fate (number bigint primary key, fate text not null)");
        }
        for (Path file : fates) {
            Bills.copy(connection, "fate", new StringBuilder(Files.readString(file)));
        }
        try (Statement sql = connection.createStatement()) {
            // the load's rows are new, and a plan for empty tables would take hours
            sql.execute(
                    "analyze fate, payment, partner_payment, partner_request, audit_entry, delivery, delivery_state, inbound_message");
        }
        List<Profile> profiles = new ArrayList<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        try (PreparedStatement sql = connection.prepareStatement(PROFILES)) {
            sql.setString(1, Numbers.billingCode(range.from()));
            sql.setString(2, Numbers.billingCode(range.to()));
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    profiles.add(new Profile(
                            row.getString("fate"),
                            row.getString("profile"),
                            row.getLong("cases"),
                            row.getLong("money"),
                            row.getLong("bytes")));
                    for (String table : List.of("payments", "said", "asked", "entries", "owed", "came")) {
                        rows.merge(table, row.getLong(table), Long::sum);
                    }
                }
            }
        }
        return new Account(List.copyOf(profiles), rows);
    }

    /** All rows of the same tables, whoever's they are; the partner's own where others write there as well. */
    static Map<String, Long> totals(Connection connection) throws SQLException {
        Map<String, Long> totals = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        select (select count(*) from payment) as payments, (select count(*) from partner_payment) as said,
                          (select count(*) from partner_request) as asked,
                          (select count(*) from audit_entry where actor = 'bank-musi') as entries,
                          (select count(*) from delivery) as owed,
                          (select count(*) from inbound_message where peer = 'bank-musi' and operation = 'payment') as came
                        """)) {
            row.next();
            for (String table : List.of("payments", "said", "asked", "entries", "owed", "came")) {
                totals.put(table, row.getLong(table));
            }
        }
        return totals;
    }

    /** Entries of the audit trail that are neither linked into the chain nor waiting for it. */
    static long lostEntries(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        select (select count(*) from audit_entry) - (select coalesce(sum(cardinality(entries)), 0) from audit_run)
                          - (select coalesce(sum(cardinality(entries)), 0) from audit_pending)
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
