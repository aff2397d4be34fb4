package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A ledger of before has its deliveries, of every office and in every state, after it was brought up to date. */
@DisabledIf("id.lintas.ledger.NeedsDatabase#onDocker")
class DeliveryStatesMigrationIT {

    private static final String BEFORE = """
            insert into delivery (office, id, link, type, correlation, content_type, body, status, attempts, fence, resends,
              next_attempt_at, lease_until, lease_owner, created_at, sent_at, delivered_at, last_detail) values
            ('palembang', '00000000-0000-0000-0000-000000000001', 'registry', 't', 'A', 'x', 'sealed', 'LEASED', 2, 3, 1,
              '2026-11-01 01:00Z', '2026-11-01 02:00Z', 'node', '2026-11-01 00:00Z', '2026-11-01 00:30Z', null, 'HTTP 503'),
            ('pekanbaru', '00000000-0000-0000-0000-000000000002', 'own-system', 'u', 'B', 'y', null, 'DELIVERED', 1, 1, 0,
              '2026-11-02 01:00Z', null, null, '2026-11-02 00:00Z', '2026-11-02 00:10Z', '2026-11-02 00:20Z', 'HTTP 204');
            insert into delivery_attempt (office, delivery, attempt, at, result, detail)
              values ('palembang', '00000000-0000-0000-0000-000000000001', 1, '2026-11-01 00:30Z', 'RETRY', 'HTTP 503')
            """;

    private static final String AFTER = """
            select string_agg(concat_ws('|', d.office, right(d.id::text, 1), s.link, d.type, d.correlation, d.content_type, d.body is null,
              s.status, s.attempts, s.fence, s.resends, to_char(s.next_attempt_at at time zone 'UTC', 'DD HH24:MI'),
              to_char(s.lease_until at time zone 'UTC', 'DD HH24:MI'), s.lease_owner, to_char(d.created_at at time zone 'UTC', 'DD HH24:MI'),
              to_char(s.sent_at at time zone 'UTC', 'DD HH24:MI'), to_char(s.delivered_at at time zone 'UTC', 'DD HH24:MI'),
              s.last_detail), ' ' order by d.id) from delivery d join delivery_state s on s.office = d.office and s.id = d.id
            """;

    @Test
    void everyDeliveryIsThereWhereItStood() throws SQLException {
        MigratedDatabase ledger = new MigratedDatabase("before", "155");
        try (Connection superuser = ledger.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute(BEFORE);
            ledger.migrate("latest");
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
            assertThat(jdbc.sql(AFTER).query(String.class).single())
                    .isEqualTo(
                            "palembang|1|registry|t|A|x|f|LEASED|2|3|1|01 01:00|01 02:00|node|01 00:00|01 00:30|HTTP 503 "
                                    + "pekanbaru|2|own-system|u|B|y|t|DELIVERED|1|1|0|02 01:00|02 00:00|02 00:10|02 00:20|HTTP 204");
            assertThat(jdbc.sql("select count(*) from delivery_state")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            assertThat(jdbc.sql(
                                    "select relforcerowsecurity from pg_class where relname in ('delivery', 'delivery_state')")
                            .query(Boolean.class)
                            .list())
                    .containsOnly(true);
        }
    }
}
