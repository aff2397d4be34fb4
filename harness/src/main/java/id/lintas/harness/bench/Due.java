package id.lintas.harness.bench;

import id.lintas.harness.bench.Bills.Range;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Payments that are settled and of which the registry has not heard: the rows as the hub leaves them, but for what partners said
 * and what was noted, which no delivery looks at. The messages are what the hub would send, sealed with the offices' keys.
 */
final class Due {

    private static final int AT_ONCE = 2_000;

    /** What a message of a line says is told apart by tabs, which no message holds. */
    private static final String TAB = "\t";

    private final Stage stage;
    private final Bills bills;

    Due(Stage stage, Bills bills) {
        this.stage = stage;
        this.bills = bills;
    }

    /**
     * Settles so many new bills and writes what the registry is owed for each, one line a message.
     *
     * @param lines a file for the rows: office, id, booking, body
     * @param bodies a file for the bodies alone
     */
    void write(long count, Path lines, Path bodies) {
        Range range = bills.make(count);
        String codes = "billing_code >= '" + Numbers.billingCode(range.from()) + "' and billing_code < '"
                + Numbers.billingCode(range.to()) + "'";
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        try (Connection connection = stage.superuser();
                Statement sql = connection.createStatement();
                BufferedWriter rows = Files.newBufferedWriter(lines, StandardCharsets.US_ASCII);
                BufferedWriter texts = Files.newBufferedWriter(bodies, StandardCharsets.US_ASCII)) {
            sql.execute(
                    "insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel,"
                            + " amount, status, paid_at, received_at) select office, uuidv7(), application, billing_code, 'bank-musi',"
                            + " right(billing_code, 12), 'REST', '6010', amount, 'PROVISIONAL', now(), now() from bill where "
                            + codes);
            sql.execute("update application a set stage = 'PAID_PROVISIONAL', version = version + 1 from bill b"
                    + " where a.office = b.office and a.id = b.application and b." + codes.replace("and ", "and b."));
            sql.execute("update bill set status = 'PAID' where " + codes);
            connection.setAutoCommit(false);
            sql.setFetchSize(AT_ONCE);
            try (ResultSet row = sql.executeQuery(
                    "select p.office, p.id, p.billing_code, p.amount, p.partner_reference, a.booking_code from payment p"
                            + " join application a on a.office = p.office and a.id = p.application where p."
                            + codes.replace("and ", "and p."))) {
                while (row.next()) {
                    UUID id = bills.ordered();
                    String body = body(id, row, now);
                    rows.write(String.join(TAB, row.getString(1), id.toString(), row.getString(6), body));
                    rows.newLine();
                    texts.write(body);
                    texts.newLine();
                }
            }
        } catch (SQLException | IOException e) {
            throw new BenchFailed("what is due cannot be made: " + e.getMessage(), e);
        }
    }

    private static String body(UUID id, ResultSet row, String now) throws SQLException {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"type\":\"id.lintas.payment.confirmed.v1\",\"source\":\"/offices/"
                + row.getString(1) + "\",\"subject\":\"" + row.getString(6) + "\",\"time\":\"" + now
                + "\",\"datacontenttype\":\"application/json\",\"data\":{\"paymentId\":\"" + row.getString(2)
                + "\",\"billingCode\":\"" + row.getString(3) + "\",\"amount\":" + row.getLong(4) + ",\"paidAt\":\""
                + now
                + "\",\"partner\":\"bank-musi\",\"partnerReference\":\"" + row.getString(5)
                + "\",\"channel\":\"6010\"}}";
    }

    /** Makes them due. */
    void insert(Path lines) {
        try (Connection connection = stage.superuser();
                BufferedReader rows = Files.newBufferedReader(lines, StandardCharsets.US_ASCII)) {
            Map<String, Seal> seals = seals(connection);
            connection.setAutoCommit(false);
            StringBuilder owed = new StringBuilder();
            StringBuilder due = new StringBuilder();
            String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
            int count = 0;
            for (String line = rows.readLine(); line != null; line = rows.readLine()) {
                String[] part = line.split(TAB, -1);
                Seal seal = seals.get(part[0]);
                if (seal == null) {
                    throw new BenchFailed("office " + part[0] + " has no keys");
                }
                byte[] sealed = seal.text("delivery.body", part[1], part[3]);
                Bills.line(
                        owed,
                        part[0],
                        part[1],
                        "id.lintas.payment.confirmed.v1",
                        part[2],
                        "application/cloudevents+json",
                        Bills.hex(sealed),
                        now);
                Bills.line(due, part[0], part[1], "registry", "DUE", now);
                if (++count % AT_ONCE == 0) {
                    copy(connection, owed, due);
                }
            }
            copy(connection, owed, due);
            // at once for the dispatcher, so that it cannot begin before all of them are there
            connection.commit();
        } catch (SQLException | GeneralSecurityException | IOException e) {
            throw new BenchFailed("what is due cannot be made: " + e.getMessage(), e);
        }
        Rest.execute(stage, "vacuum (analyze) payment, bill, application, delivery, delivery_state");
    }

    private static void copy(Connection connection, StringBuilder owed, StringBuilder due)
            throws SQLException, IOException {
        Bills.copy(connection, "delivery (office, id, type, correlation, content_type, body, created_at)", owed);
        Bills.copy(connection, "delivery_state (office, id, link, status, next_attempt_at)", due);
        owed.setLength(0);
        due.setLength(0);
    }

    private Map<String, Seal> seals(Connection connection) throws SQLException, GeneralSecurityException, IOException {
        Map<String, Seal> seals = new HashMap<>();
        try (PreparedStatement sql = connection.prepareStatement("select office, kek, seal_keys from office_keyset");
                ResultSet row = sql.executeQuery()) {
            while (row.next()) {
                seals.put(
                        row.getString(1),
                        Seal.of(row.getString(1), stage.secret("hub/kek/" + row.getString(2)), row.getBytes(3)));
            }
        }
        return seals;
    }
}
