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

    /** The office has seen what is on one of its screens or with its own system, as {@link Tracker} says. */
    private static final String LATEST = """
            select p.application, a.booking_code, p.received_at from payment p
            join application a on a.office = p.office and a.id = p.application
            where p.office = :office
              and (:before::timestamptz is null or p.received_at < :before)
              and (not :open or p.registry_stored_at is null or (p.office_saw_at is null and not coalesce((
                select d.delivered_at is not null from delivery_now d
                where d.office = p.office and d.correlation = a.booking_code and d.type in (:types) and d.link = :ownSystem
                  and d.created_at >= p.received_at
                order by d.created_at, d.id limit 1), false)))
            order by p.received_at desc limit :most
            """;

    private static final List<String> TYPES = List.of(SettlePayment.CONFIRMED, Peers.SETTLED_EVENT);

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
                .param("types", TYPES)
                .param("ownSystem", Office.OWN_SYSTEM)
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
                        where office = :office and correlation = :booking and type in (:types) and link in (:links)
                        order by created_at, id
                        """)
                .param("office", office.value())
                .param("booking", booking)
                .param("types", TYPES)
                .param("links", List.of(Links.REGISTRY, Office.OWN_SYSTEM))
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
