package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import id.lintas.simulators.load.RawPayers.Case;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The baseline: writes exactly the rows of one payment that the hub accepts, in five statements and one commit, and nothing
 * else: no signature, no check, no sealing. What the hub seals is noise of the same length here, which compresses as little.
 */
final class RawPayer implements Payer {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final Connection connection;
    private final Map<Long, Case> cases;
    private final PreparedStatement said;
    private final PreparedStatement payment;
    private final PreparedStatement moved;
    private final PreparedStatement owed;
    private final PreparedStatement told;
    private final Random random = new Random();

    RawPayer(Connection connection, Map<Long, Case> cases) throws SQLException {
        this.connection = connection;
        this.cases = cases;
        connection.setAutoCommit(false);
        said = connection.prepareStatement(RawSql.SAID);
        payment = connection.prepareStatement(RawSql.PAYMENT);
        moved = connection.prepareStatement(RawSql.MOVED);
        owed = connection.prepareStatement(RawSql.OWED);
        told = connection.prepareStatement(RawSql.TOLD);
    }

    @Override
    public boolean pay(BenchBill bill) throws SQLException {
        Case owing = cases.get(bill.number());
        if (owing == null) {
            throw new SQLException("bill " + bill.code() + " is not there");
        }
        Timestamp now = Timestamp.from(Instant.now());
        UUID id = ordered();
        try {
            said(bill, owing, id, now);
            payment(bill, owing, id, now);
            moved(owing, now);
            owed(bill, owing, id, now);
            told(bill, owing, now);
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private void said(BenchBill bill, Case owing, UUID id, Timestamp now) throws SQLException {
        fill(
                said,
                "payment/" + LocalDate.now(WIB),
                bill.requestId(),
                hex64(),
                RawSql.settlements(bill, id, now),
                now,
                bill.reference(),
                bill.requestId(),
                bill.code(),
                bill.amount(),
                now,
                now,
                owing.office(),
                id);
    }

    private void payment(BenchBill bill, Case owing, UUID id, Timestamp now) throws SQLException {
        fill(payment, owing.office(), id, owing.application(), bill.code(), bill.reference(), bill.amount(), now, now);
    }

    private void moved(Case owing, Timestamp now) throws SQLException {
        fill(moved, now, owing.office(), owing.application(), owing.office(), owing.application());
    }

    private void owed(BenchBill bill, Case owing, UUID id, Timestamp now) throws SQLException {
        fill(
                owed,
                owing.office(),
                ordered(),
                owing.booking(),
                noise(RawSql.event(owing, bill, id, now).length()),
                now,
                now,
                owing.office(),
                ordered(),
                owing.booking(),
                noise(RawSql.webhook(owing, now).length()),
                now,
                now);
    }

    private void told(BenchBill bill, Case owing, Timestamp now) throws SQLException {
        String subject = owing.application().toString();
        fill(
                told,
                owing.office(),
                ordered(),
                now,
                subject,
                bill.code() + " Rp" + bill.amount(),
                owing.office(),
                ordered(),
                now,
                subject,
                ordered(),
                owing.office(),
                owing.booking(),
                now,
                now,
                hex64(),
                owing.office(),
                noise(RawSql.call(bill).length()),
                bill.requestId());
    }

    private static void fill(PreparedStatement sql, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            sql.setObject(i + 1, values[i]);
        }
        sql.executeUpdate();
    }

    /** As long as what is sealed: key id, nonce and tag come on top. */
    private byte[] noise(int plain) {
        byte[] bytes = new byte[plain + 33];
        random.nextBytes(bytes);
        return bytes;
    }

    private String hex64() {
        StringBuilder hex = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            String part = Long.toHexString(random.nextLong());
            hex.append("0".repeat(16 - part.length())).append(part);
        }
        return hex.toString();
    }

    /** An id that grows with time, as the hub's do: the same places in every index. */
    private UUID ordered() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextInt() & 0x0FFF);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.err.println("load: " + e);
        }
    }
}
