package id.lintas.harness.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Cases with an open bill, written as the hub would have them by then: booking, application with a sealed applicant, bill and
 * its code. A biometric check is on record for each, so that none begins when the money is there: payments are measured, not what
 * follows from them. What a real case has besides, fingerprints and the messages and entries of its earlier steps, is not there.
 */
final class Bills {

    static final long AMOUNT = 350_000;
    private static final int AT_ONCE = 5_000;
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final Stage stage;
    private final List<Tenant> offices;
    private final SecureRandom random = new SecureRandom();
    private long next;

    /** Bills with these numbers, the last not among them. */
    record Range(long from, long to) {
        long size() {
            return to - from;
        }

        /** What is left after so many. */
        Range after(long used) {
            return new Range(used, to);
        }
    }

    private record Desk(Tenant tenant, Seal seal) {}

    Bills(Stage stage, List<Tenant> offices) {
        this.stage = stage;
        this.offices = List.copyOf(offices);
    }

    List<Tenant> offices() {
        return offices;
    }

    /** So many new bills, spread over all offices. */
    Range make(long count) {
        return make(count, offices);
    }

    /** So many new bills of these offices in turn. */
    Range make(long count, List<Tenant> of) {
        Range range = new Range(next, next + count);
        next = range.to();
        try (Connection connection = stage.superuser()) {
            connection.setAutoCommit(false);
            List<Desk> desks = desks(connection, of);
            for (long from = range.from(); from < range.to(); from += AT_ONCE) {
                copy(connection, desks, from, Math.min(range.to(), from + AT_ONCE));
                connection.commit();
            }
            connection.setAutoCommit(true);
            try (Statement sql = connection.createStatement()) {
                sql.execute(
                        "vacuum (analyze) booking, application, bill, billing_code_office, payment, partner_payment,"
                                + " partner_request, delivery, delivery_state, audit_entry, audit_pending, inbound_message");
                sql.execute("checkpoint");
            }
        } catch (SQLException | GeneralSecurityException | IOException e) {
            throw new BenchFailed("the bills cannot be made: " + e.getMessage(), e);
        }
        return range;
    }

    /** Whether the hub has made the keys of every office. */
    boolean sealable() {
        try (Connection connection = stage.superuser()) {
            desks(connection, offices);
            return true;
        } catch (BenchFailed e) {
            return false;
        } catch (SQLException | GeneralSecurityException | IOException e) {
            throw new BenchFailed("the offices' keys cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Desk> desks(Connection connection, List<Tenant> of)
            throws SQLException, GeneralSecurityException, IOException {
        List<Desk> desks = new ArrayList<>();
        try (PreparedStatement sql =
                connection.prepareStatement("select kek, seal_keys from office_keyset where office = ?")) {
            for (Tenant tenant : of) {
                sql.setString(1, tenant.id());
                try (ResultSet row = sql.executeQuery()) {
                    if (!row.next()) {
                        throw new BenchFailed("office " + tenant.id() + " has no keys yet");
                    }
                    String kek = stage.secret("hub/kek/" + row.getString(1));
                    desks.add(new Desk(tenant, Seal.of(tenant.id(), kek, row.getBytes(2))));
                }
            }
        }
        return desks;
    }

    private void copy(Connection connection, List<Desk> desks, long from, long to)
            throws SQLException, GeneralSecurityException, IOException {
        StringBuilder bookings = new StringBuilder();
        StringBuilder applications = new StringBuilder();
        StringBuilder bills = new StringBuilder();
        StringBuilder codes = new StringBuilder();
        StringBuilder checks = new StringBuilder();
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        String expires = Instant.now().plus(7, ChronoUnit.DAYS).toString();
        String day = LocalDate.now(WIB).toString();
        for (long number = from; number < to; number++) {
            Desk desk = desks.get((int) (number % desks.size()));
            String office = desk.tenant().id();
            String booking = Numbers.booking(desk.tenant().code(), number);
            UUID application = ordered();
            String applicant = "1\n167101570490" + (1_000 + number % 9_000) + "\n1990-04-17\nSiti Rahmawati";
            byte[] phone = desk.seal().text("booking.phone", booking, "0812" + (10_000_000 + number));
            byte[] sealed = desk.seal().text("application.applicant", application.toString(), applicant);
            byte[] index = new byte[20];
            random.nextBytes(index);
            line(bookings, office, booking, day, "08:00", "REGULAR", hex(phone), now, "SIM" + number, now);
            line(
                    applications,
                    office,
                    application,
                    booking,
                    hex(sealed),
                    hex(index),
                    "ORDINARY_5Y",
                    "BILLED",
                    4,
                    now,
                    now);
            String code = Numbers.billingCode(number);
            line(bills, office, application, AMOUNT, "OPEN", now, code, now, expires, 1);
            line(codes, code, office, application);
            line(checks, office, ordered(), application, UUID.randomUUID(), "NO_HIT", UUID.randomUUID(), now, now);
        }
        copy(
                connection,
                "booking (office, code, day, start, lane, phone, created_at, registry_reference, acknowledged_at)",
                bookings);
        copy(
                connection,
                "application (office, id, booking_code, applicant, nik_index, service, stage, version, stage_since, created_at)",
                applications);
        copy(
                connection,
                "bill (office, application, amount, status, requested_at, billing_code, issued_at, expires_at, issue)",
                bills);
        copy(connection, "billing_code_office (billing_code, office, application)", codes);
        copy(
                connection,
                "adjudication (office, id, application, reference_id, status, insert_request, started_at, decided_at)",
                checks);
    }

    static void copy(Connection connection, String into, StringBuilder lines) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + into + " from stdin",
                        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static void line(StringBuilder lines, Object... values) {
        for (int i = 0; i < values.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(values[i]);
        }
        lines.append('\n');
    }

    static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    /** An id that grows with time, as the hub's do. */
    UUID ordered() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextInt() & 0x0FFF);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
