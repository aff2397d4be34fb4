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

    /**
     * Rows are locked in one order, as whoever takes several at once does, so that none waits for another in a circle. Of what the
     * peer answered before its try was told of, the try is noted and nothing changes.
     */
    private static final String ENDED = """
            with held as (
              select d.office, d.id, d.status as was, s.* from (
                  select office as claimed_of, id::uuid as claim, fence as under, attempt, status as becomes, result, detail,
                    again::timestamptz, ?::timestamptz as at
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as u (office, id, fence, attempt, status, result, detail, again)) s
                join delivery_state d on d.id = s.claim and d.office = s.claimed_of and d.fence = s.under
              where d.status = 'LEASED' or (s.result = 'HANDED_OVER' and d.status in ('DELIVERED', 'PARKED'))
              order by d.office, d.id for update of d
            ), ended as (
              update delivery_state d set status = h.becomes, lease_until = null, lease_owner = null, last_detail = h.detail,
                next_attempt_at = coalesce(h.again, d.next_attempt_at),
                sent_at = case when h.becomes in ('SENT', 'DELIVERED') then h.at else d.sent_at end,
                delivered_at = case when h.becomes = 'DELIVERED' then h.at end
              from held h
              where d.id = h.id and d.office = h.office and h.was = 'LEASED'
            )
            insert into delivery_attempt (office, delivery, attempt, at, result, detail)
            select office, id, attempt, at, result, detail from held h
            where was = 'LEASED'
              or not exists (select 1 from delivery_attempt a where a.office = h.office and a.delivery = h.id and a.attempt = h.attempt)
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
