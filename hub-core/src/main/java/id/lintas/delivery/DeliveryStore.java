package id.lintas.delivery;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore implements SealsColumns {

    /**
     * Channels with something waiting, found by steps through the index and not by counting what waits, as that may be a hundred
     * thousand after an outage; then the oldest of each that is due, up to what its window still takes. Channels come in random order, so
     * when there is more due than one claim takes, none is always last.
     */
    private static final String CLAIM = """
            with recursive waiting (office, link) as (
              (select office, link from delivery_state where status = 'DUE' order by office, link limit 1)
              union all
              select n.office, n.link from waiting w cross join lateral (
                select office, link from delivery_state where status = 'DUE' and (office, link) > (w.office, w.link)
                order by office, link limit 1) n
            ), channel as materialized (
              select office, link, size, size - (select count(*) from delivery_state s
                where s.office = w.office and s.link = w.link and s.status in ('LEASED', 'SENT')) as room
              from waiting w cross join lateral (select case when link = 'registry' then :registry else :peer end) as windows (size)
              where link <> all(:heldLinks)
                and (office <> all(:heldOffices) or link in ('registry', 'abis') or link like 'results-%')
            ), picked as (
              select s.office, s.id
              from (select * from channel where room > 0 order by room::real / size desc, random()) c
              cross join lateral (
                select office, id from delivery_state
                where office = c.office and link = c.link and status = 'DUE' and next_attempt_at <= :now
                order by next_attempt_at, id
                limit c.room
                for update skip locked) s
              limit :most
            ), claimed as (
              update delivery_state s
              set status = 'LEASED', attempts = attempts + 1, fence = fence + 1, lease_until = :until, lease_owner = :owner
              from picked p
              where s.id = p.id and s.office = p.office
              returning s.office, s.id, s.link, s.attempts, s.fence, s.resends
            )
            select c.*, d.type, d.correlation, d.content_type, d.body
            from claimed c join delivery d on d.office = c.office and d.id = c.id
            """;

    /** Those that were answered already stay as they are. */
    private static final String ANSWERED = """
            with held as (
              select office, id from delivery_state where id = any (?::text[]::uuid[]) order by office, id for update
            ), answered as (
              update delivery_state s set status = 'DELIVERED', lease_until = null,
                delivered_at = case when s.status = 'DELIVERED' then s.delivered_at else ?::timestamptz end,
                last_detail = case when s.status = 'DELIVERED' then s.last_detail else 'answered' end,
                sent_at = coalesce(s.sent_at, ?::timestamptz)
              from held h where s.id = h.id and s.office = h.office
              returning s.office, s.id, s.link
            )
            select a.id, a.office, d.type, d.correlation, a.link from answered a join delivery d on d.office = a.office and d.id = a.id
            """;

    /** What is owed, and that it is due: two rows by one statement. */
    private static final Rows OWE =
            Rows.whenever("""
            with owed (office, id, link, type, correlation, content_type, body, due, now) as (select * from
            """, "text, uuid, text, text, text, text, bytea, timestamptz, timestamptz", """
             as given), kept as (
              insert into delivery (office, id, type, correlation, content_type, body, created_at)
              select office, id, type, correlation, content_type, body, now from owed)
            insert into delivery_state (office, id, link, status, next_attempt_at) select office, id, link, 'DUE', due from owed
            """);

    /** How much of what is due a claim may take. */
    record Share(int most, Window window) {}

    private final JdbcClient jdbc;
    private final Pipeline pipeline;
    private final OfficeKeys keys;

    DeliveryStore(JdbcClient jdbc, Pipeline pipeline, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("delivery", "uuid", "id", "body"));
    }

    private static Binding body(UUID id) {
        return new Binding("delivery.body", id.toString());
    }

    void insert(Envelope envelope, String link, Instant now, Instant due) {
        pipeline.write(
                OWE,
                envelope.office().value(),
                envelope.id(),
                link,
                envelope.type(),
                envelope.correlation(),
                envelope.contentType(),
                keys.seal(envelope.office(), envelope.body(), body(envelope.id())),
                Timestamp.from(due),
                Timestamp.from(now));
    }

    /** The claims, their bodies still sealed. */
    List<Claim> claim(String owner, Share share, Held held, Instant now, Instant until) {
        return jdbc.sql(CLAIM)
                .param("owner", owner)
                .param("most", share.most())
                .param("peer", share.window().peer())
                .param("registry", share.window().registry())
                .param("heldLinks", held.links().toArray(String[]::new))
                .param(
                        "heldOffices",
                        held.offices().stream().map(OfficeId::value).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(DeliveryStore::claim)
                .list();
    }

    /** @throws id.lintas.keys.DoesNotOpen if the body does not open */
    Claim opened(Claim sealed) {
        Envelope envelope = sealed.envelope();
        return new Claim(
                new Envelope(
                        envelope.id(),
                        envelope.office(),
                        envelope.type(),
                        envelope.correlation(),
                        envelope.contentType(),
                        keys.open(envelope.office(), envelope.body(), body(envelope.id()))),
                sealed.link(),
                sealed.attempt(),
                sealed.fence(),
                sealed.resend());
    }

    int reclaimLeases(Instant now) {
        return jdbc.sql("""
                        update delivery_state set status = 'DUE', lease_owner = null, last_detail = 'lease ran out'
                        where (id, office) in (select id, office from delivery_state where status = 'LEASED' and lease_until < ?
                          for update skip locked)
                        """).param(Timestamp.from(now)).update();
    }

    /** The patience doubles with each resend: a peer that is down for hours finds a few copies in its queue, not hundreds. */
    int resendUnanswered(Instant now, Duration patience) {
        return jdbc.sql("""
                        update delivery_state set status = 'DUE', next_attempt_at = :now, resends = resends + 1,
                          last_detail = 'no answer yet, sent again'
                        where (id, office) in (select id, office from delivery_state where status = 'SENT'
                            and sent_at < :now::timestamptz - :patience * power(2, least(resends, 10)) * interval '1 second'
                          for update skip locked)
                        """)
                .param("now", Timestamp.from(now))
                .param("patience", patience.toSeconds())
                .update();
    }

    void extendLease(Claim claim, Instant until) {
        jdbc.sql(
                        "update delivery_state set lease_until = ? where office = ? and id = ? and fence = ? and status = 'LEASED'")
                .params(
                        Timestamp.from(until),
                        claim.envelope().office().value(),
                        claim.envelope().id(),
                        claim.fence())
                .update();
    }

    /** The answer may overtake the report of its own sending, so those under a lease are answered as well. */
    Later<List<Deliveries.Answered>> answered(Collection<UUID> ids, Instant now) {
        return pipeline.ask(
                ANSWERED,
                (row, n) -> new Deliveries.Answered(
                        row.getObject(1, UUID.class),
                        new OfficeId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                ids.stream().map(UUID::toString).toArray(String[]::new),
                now.toString(),
                now.toString());
    }

    void park(OfficeId office, UUID id, String reason) {
        jdbc.sql(
                        "update delivery_state set status = 'PARKED', delivered_at = null, last_detail = ? where office = ? and id = ?")
                .params(reason, office.value(), id)
                .update();
    }

    Later<Optional<OfficeId>> officeOf(UUID id) {
        Later<List<OfficeId>> found = pipeline.ask(
                "select office from delivery_state where id = ?", (row, n) -> new OfficeId(row.getString(1)), id);
        return () -> found.get().stream().findFirst();
    }

    private static Claim claim(ResultSet row, int n) throws SQLException {
        byte[] sealed = row.getBytes("body");
        Envelope envelope = new Envelope(
                row.getObject("id", UUID.class),
                new OfficeId(row.getString("office")),
                row.getString("type"),
                row.getString("correlation"),
                row.getString("content_type"),
                // deleted once it was delivered and its time was over: what is empty does not open, and is parked
                sealed == null ? new byte[0] : sealed);
        return new Claim(
                envelope, row.getString("link"), row.getInt("attempts"), row.getLong("fence"), row.getInt("resends"));
    }
}
