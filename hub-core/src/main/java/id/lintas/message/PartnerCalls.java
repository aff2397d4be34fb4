package id.lintas.message;

import id.lintas.keys.Binding;
import id.lintas.keys.DoesNotOpen;
import id.lintas.keys.OfficeKeys;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * A partner's own calls, as the hub took them and answered; of the last days and no more than a page. Calls over the partner's
 * rate and those that the ledger could not take are not among them, and of refused ones only as many as are written down.
 */
@Service
public class PartnerCalls {

    /** How far back a partner sees. */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final int MOST = 500;

    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;
    private final OfficeKeys keys;
    private final Clock clock;

    PartnerCalls(OfficeTransactions transactions, JdbcClient jdbc, OfficeKeys keys, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A call.
     *
     * @param at when it was received
     * @param service which service it asked
     * @param callId X-EXTERNAL-ID, if it had one
     * @param status the HTTP status of the answer
     * @param code the response code of the answer
     * @param outcome what became of it
     * @param detail the first reason of a refusal, in words
     * @param digest SHA-256 of the body
     * @param body the bytes as received; null once their time is over
     */
    public record Call(
            Instant at,
            String service,
            @Nullable String callId,
            int status,
            String code,
            String outcome,
            String detail,
            String digest,
            byte @Nullable [] body) {}

    /** The partner's calls since then, newest first; never another's. */
    public List<Call> of(String partner, Instant since, int most) {
        Instant earliest = clock.instant().minus(KEPT);
        return transactions
                .acrossOffices(() -> jdbc.sql("""
                                select id, received_at, operation, call_id, status, code, outcome, detail, digest, sealed_for, body
                                from inbound_message
                                where peer = ? and transport = 'REST' and status is not null and received_at >= ?
                                order by received_at desc, id desc limit ?
                                """)
                        .params(
                                partner,
                                Timestamp.from(since.isBefore(earliest) ? earliest : since),
                                Math.min(Math.max(most, 1), MOST))
                        .query(PartnerCalls::read)
                        .list())
                .stream()
                .map(this::opened)
                .toList();
    }

    /** Of each service, code and outcome the partner's first call of the last days, oldest first. */
    public List<Call> firsts(String partner) {
        return transactions
                .acrossOffices(() -> jdbc.sql("""
                                select * from (
                                  select distinct on (operation, code, outcome) id, received_at, operation, call_id, status, code,
                                    outcome, detail, digest, sealed_for, null::bytea as body
                                  from inbound_message
                                  where peer = ? and transport = 'REST' and status is not null and received_at >= ?
                                  order by operation, code, outcome, received_at) f
                                order by received_at, id
                                """)
                        .params(partner, Timestamp.from(clock.instant().minus(KEPT)))
                        .query(PartnerCalls::read)
                        .list())
                .stream()
                .map(Row::call)
                .toList();
    }

    /** The partner's calls that were answered with success, newest first. */
    public List<Call> successes(String partner) {
        return transactions
                .acrossOffices(() -> jdbc.sql("""
                                select id, received_at, operation, call_id, status, code, outcome, detail, digest, sealed_for, body
                                from inbound_message
                                where peer = ? and transport = 'REST' and status = 200 and operation <> 'token' and received_at >= ?
                                order by received_at desc, id desc limit ?
                                """)
                        .params(partner, Timestamp.from(clock.instant().minus(KEPT)), MOST)
                        .query(PartnerCalls::read)
                        .list())
                .stream()
                .map(this::opened)
                .toList();
    }

    /** A row as it stands, its body sealed. */
    private record Row(String id, String sealer, Call call) {}

    private Call opened(Row row) {
        Call call = row.call();
        return new Call(
                call.at(),
                call.service(),
                call.callId(),
                call.status(),
                call.code(),
                call.outcome(),
                call.detail(),
                call.digest(),
                open(row));
    }

    private byte @Nullable [] open(Row row) {
        byte[] sealed = row.call().body();
        try {
            return sealed == null
                    ? null
                    : keys.open(new OfficeId(row.sealer()), sealed, new Binding("inbound_message.body", row.id()));
        } catch (DoesNotOpen e) {
            return null;
        }
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("sealed_for"),
                new Call(
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("operation"),
                        row.getString("call_id"),
                        row.getInt("status"),
                        row.getString("code"),
                        row.getString("outcome"),
                        row.getString("detail"),
                        row.getString("digest"),
                        row.getBytes("body")));
    }
}
