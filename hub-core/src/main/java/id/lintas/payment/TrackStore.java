package id.lintas.payment;

import id.lintas.delivery.DeliveryStatus;
import id.lintas.delivery.Links;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what belongs to payments' receipts. Needs the office's open transaction; changes nothing. */
@Repository
class TrackStore {

    private static final String LATEST = """
            select p.application, a.booking_code, p.received_at from payment p
            join application a on a.office = p.office and a.id = p.application
            where p.office = :office
              and (:before::timestamptz is null or p.received_at < :before)
              and (not :open or p.registry_stored_at is null or p.office_saw_at is null)
            order by p.received_at desc limit :most
            """;

    private final JdbcClient jdbc;

    TrackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payment in the office's list. */
    record Listed(UUID application, String booking, Instant receivedAt) {}

    /** Deliveries about payments of one booking. */
    record Owed(String link, Instant owedAt, Errand errand) {

        boolean to(String wanted) {
            return link.equals(wanted);
        }
    }

    /** The office's payments, the latest first; {@code open} leaves out those with all receipts. */
    List<Listed> latest(OfficeId office, @Nullable Instant before, boolean open, int most) {
        return jdbc.sql(LATEST)
                .param("office", office.value())
                .param("before", before == null ? null : Timestamp.from(before), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("open", open)
                .param("most", most)
                .query((row, n) -> new Listed(
                        row.getObject("application", UUID.class),
                        row.getString("booking_code"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    /** What is owed to registry and office because a payment of the booking came, oldest first. */
    List<Owed> owed(OfficeId office, String booking) {
        return jdbc.sql("""
                        select id, link, status, attempts, created_at, delivered_at, last_detail,
                          case when status = 'DUE' then next_attempt_at end as next_at
                        from delivery_now
                        where office = ? and correlation = ? and type in (?, ?) and link in (?, ?)
                        order by created_at, id
                        """)
                .params(
                        office.value(),
                        booking,
                        SettlePayment.CONFIRMED,
                        Peers.SETTLED_EVENT,
                        Links.REGISTRY,
                        Office.OWN_SYSTEM)
                .query(TrackStore::owed)
                .list();
    }

    private static Owed owed(ResultSet row, int n) throws SQLException {
        return new Owed(
                row.getString("link"),
                row.getTimestamp("created_at").toInstant(),
                new Errand(
                        row.getObject("id", UUID.class),
                        DeliveryStatus.valueOf(row.getString("status")),
                        row.getInt("attempts"),
                        instant(row, "next_at"),
                        instant(row, "delivered_at"),
                        row.getString("last_detail") == null ? "" : row.getString("last_detail")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
