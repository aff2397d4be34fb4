package id.lintas.delivery;

import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How tries ended and what becomes of their deliveries: one statement for any number of them, of any offices. */
@Repository
class TryStore {

    /** Rows are locked in one order, as whoever takes several at once does, so that none waits for another in a circle. */
    private static final String ENDED = """
            with said as (
              select office, id::uuid, fence, attempt, status, result, detail, again::timestamptz, ?::timestamptz as at
              from unnest(?::text[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                as s (office, id, fence, attempt, status, result, detail, again)
            ), held as (
              select d.office, d.id, d.fence from said s join delivery d on d.office = s.office and d.id = s.id
              where d.fence = s.fence and d.status = 'LEASED'
              order by d.office, d.id for update of d
            ), ended as (
              update delivery d set status = s.status, lease_until = null, lease_owner = null, last_detail = s.detail,
                next_attempt_at = coalesce(s.again, d.next_attempt_at),
                sent_at = case when s.status in ('SENT', 'DELIVERED') then s.at else d.sent_at end,
                delivered_at = case when s.status = 'DELIVERED' then s.at end
              from said s join held h using (office, id, fence)
              where d.office = s.office and d.id = s.id and d.fence = s.fence and d.status = 'LEASED'
              returning d.office, d.id, d.fence
            )
            insert into delivery_attempt (office, delivery, attempt, at, result, detail)
            select office, id, s.attempt, s.at, s.result, s.detail from ended join said s using (office, id, fence)
            returning delivery
            """;

    private final Pipeline pipeline;

    TryStore(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * A try and what follows from it.
     *
     * @param again when the delivery is due again; only with {@link DeliveryStatus#DUE}
     */
    record End(Tried tried, DeliveryStatus status, @Nullable Instant again) {}

    /** Writes the ends whose claims still hold; answers whose those are. */
    Later<List<UUID>> ended(List<End> ends, Instant now) {
        return pipeline.ask(
                ENDED,
                (row, n) -> row.getObject(1, UUID.class),
                now.toString(),
                texts(ends, end -> claim(end).envelope().office().value()),
                texts(ends, end -> claim(end).envelope().id().toString()),
                ends.stream().mapToLong(end -> claim(end).fence()).toArray(),
                ends.stream().mapToInt(end -> claim(end).attempt()).toArray(),
                texts(ends, end -> end.status().name()),
                texts(ends, end -> end.tried().result().kind().name()),
                texts(ends, end -> end.tried().result().detail()),
                texts(ends, end -> end.again() == null ? null : end.again().toString()));
    }

    private static Claim claim(End end) {
        return end.tried().claim();
    }

    private static @Nullable String[] texts(List<End> ends, Function<End, @Nullable String> column) {
        return ends.stream().map(column).toArray(String[]::new);
    }
}
