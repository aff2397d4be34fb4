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
            select coalesce(fate, 'untouched') as fate, profile, count(*) as cases, sum(money) as money, sum(bytes) as bytes,
              sum(payments) as payments, sum(said) as said, sum(asked) as asked, sum(entries) as entries,
              sum(owed) as owed, sum(came) as came
            from (
              select f.fate, concat_ws(' ', 'bill ' || b.status, 'case ' || a.stage || '/' || a.version,
                'payments ' || p.text, 'said ' || s.text, 'asked ' || r.text, 'audit ' || e.text, 'owed ' || d.text,
                'came ' || m.text) as profile,
                coalesce(p.money, 0) as money, coalesce(d.bytes, 0) + coalesce(m.bytes, 0) as bytes,
                p.rows as payments, s.rows as said, r.rows as asked, e.rows as entries, d.rows as owed, m.rows as came
              from (select office, billing_code, billing_code::bigint - 800000000000000 as number from billing_code_office
                    where billing_code >= ? and billing_code < ?) c
              join bill b on b.office = c.office and b.billing_code = c.billing_code
              join application a on a.office = b.office and a.id = b.application
              left join fate f on f.number = c.number
              cross join lateral (select count(*) as rows, sum(amount) as money, string_agg(concat_ws('/', status, amount, partner,
                  transport, channel, partner_reference = (100000000000 + c.number)::text, billing_code = b.billing_code), ',' order by id) as text
                from payment where office = b.office and application = b.application) p
              cross join lateral (select count(*) as rows, string_agg(concat_ws('/', outcome, amount, transport, channel, office = b.office,
                  payment is not null, billing_code = b.billing_code, confirmed, held), ',') as text
                from partner_payment where partner = 'bank-musi' and reference = (100000000000 + c.number)::text) s
              cross join lateral (select count(*) as rows, string_agg(concat_ws('/', settlements -> 0 ->> 'outcome',
                  settlements -> 0 ->> 'paymentId' is not null, length(digest)), ',') as text
                from partner_request where partner = 'bank-musi' and scope = any (?)
                  and value = (500000000000000000 + c.number)::text) r
              cross join lateral (select count(*) as rows, string_agg(concat_ws('/', event, outcome, actor), ',' order by event) as text
                from audit_entry where office = b.office and subject = b.application::text) e
              cross join lateral (select count(*) as rows, sum(length(body)) as bytes, string_agg(concat_ws('/', link, type, status), ','
                  order by link) as text
                from delivery where office = b.office and correlation = a.booking_code) d
              cross join lateral (select count(*) as rows, sum(length(body)) as bytes, string_agg(concat_ws('/', peer, operation, outcome),
                  ',' order by received_at) as text
                from inbound_message where correlation = a.booking_code and office = b.office) m
            ) as one
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
            sql.execute("analyze fate");
        }
        List<Profile> profiles = new ArrayList<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        try (PreparedStatement sql = connection.prepareStatement(PROFILES)) {
            sql.setString(1, Numbers.billingCode(range.from()));
            sql.setString(2, Numbers.billingCode(range.to()));
            sql.setArray(3, connection.createArrayOf("text", scopes(connection)));
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

    /** A key of a request counts for one day; a measurement may pass midnight. */
    private static Object[] scopes(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "select 'payment/' || (day at time zone 'Asia/Jakarta')::date from unnest(array[now(), now() - interval '1 day']) as day")) {
            List<Object> scopes = new ArrayList<>();
            while (row.next()) {
                scopes.add(row.getString(1));
            }
            return scopes.toArray();
        }
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
                        select (select count(*) from audit_entry) - (select count(*) from audit_link) - (select count(*) from audit_pending)
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
