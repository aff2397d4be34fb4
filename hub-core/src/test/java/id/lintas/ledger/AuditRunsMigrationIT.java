package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A chain of before has the links it had, whatever was linked together, and what waited for a link waits. */
@DisabledIf("id.lintas.ledger.NeedsDatabase#onDocker")
class AuditRunsMigrationIT {

    /** Nine links of one office, the second to the seventh of one moment with a batch's end among them; two of another at the same moment. */
    private static final String BEFORE = """
            insert into audit_entry (office, id, at, actor, event, subject, detail)
              select office, md5(office || i)::uuid, now(), 'a', 'STAGE_CHANGED', 's', 'd'
              from (values ('palembang', 10), ('pekanbaru', 2)) o (office, many), generate_series(1, many) i;
            delete from audit_pending where entry <> md5('palembang10')::uuid;
            insert into audit_link (office, seq, entry, previous, digest, linked_at)
              select office, i, md5(office || i)::uuid, case when i = 1 then '' else repeat(to_hex(i - 1), 128) end, repeat(to_hex(i), 128),
                case when i between 2 and 7 then timestamptz '2026-11-01 02:00Z' else timestamptz '2026-11-01 00:00Z' + i * interval '1 hour' end
              from (values ('palembang', 9), ('pekanbaru', 2)) o (office, many), generate_series(1, many) i;
            insert into audit_batch (office, number, from_seq, to_seq, content, signature, key_id, sealed_at)
              values ('palembang', 1, 1, 4, 'c', 's', 'k', now()), ('palembang', 2, 5, 9, 'c', 's', 'k', now())
            """;

    private static final String LINKS = """
            select concat_ws('|', office, from_seq + n - 1, entry = md5(office || (from_seq + n - 1))::uuid, left(encode(u.previous, 'hex'), 2),
              length(u.digest), left(encode(u.digest, 'hex'), 2), to_char(linked_at at time zone 'UTC', 'HH24'))
            from audit_run, unnest(entries, previous || digests[:cardinality(digests) - 1], digests) with ordinality u (entry, previous, digest, n)
            order by office, from_seq + n
            """;

    @Test
    void everyLinkIsThereWithItsNumber() throws SQLException {
        MigratedDatabase ledger = new MigratedDatabase("links", "159");
        try (Connection superuser = ledger.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute(BEFORE);
            ledger.migrate("latest");
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
            assertThat(jdbc.sql(LINKS).query(String.class).list())
                    .containsExactly(
                            "palembang|1|t||64|11|01",
                            "palembang|2|t|11|64|22|02",
                            "palembang|3|t|22|64|33|02",
                            "palembang|4|t|33|64|44|02",
                            "palembang|5|t|44|64|55|02",
                            "palembang|6|t|55|64|66|02",
                            "palembang|7|t|66|64|77|02",
                            "palembang|8|t|77|64|88|08",
                            "palembang|9|t|88|64|99|09",
                            "pekanbaru|1|t||64|11|01",
                            "pekanbaru|2|t|11|64|22|02");
            assertThat(jdbc.sql(
                                    "select from_seq || '-' || to_seq from audit_run where office = 'palembang' order by to_seq")
                            .query(String.class)
                            .list())
                    .isEqualTo(List.of("1-1", "2-4", "5-7", "8-8", "9-9"));
            assertThat(jdbc.sql(
                                    "select entry = entries[1] and entry = md5('palembang10')::uuid and cardinality(entries) = 1 from audit_pending")
                            .query(Boolean.class)
                            .list())
                    .containsExactly(true);
            assertThat(jdbc.sql(
                                    "select relforcerowsecurity from pg_class where relname in ('audit_run', 'audit_batch', 'audit_pending')")
                            .query(Boolean.class)
                            .list())
                    .containsExactly(true, true, true);
        }
    }
}
