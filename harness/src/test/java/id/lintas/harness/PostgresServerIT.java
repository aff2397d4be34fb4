package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @Test
    void anOrphanIsStoppedAndWhatItCommittedIsKept(@TempDir Path root) throws Exception {
        Path data = root.resolve("postgres");
        PostgresServer orphan = RealPostgres.start(data, Ports.free(), "secret", root.resolve("log"));
        ProcessIdentity left = orphan.postmaster();
        try (Connection connection = orphan.superuser("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("create table kept as select 42 as answer");
        }

        try (PostgresServer next = RealPostgres.start(data, Ports.free(), "secret", root.resolve("log"));
                Connection connection = next.superuser("postgres");
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select answer from kept")) {
            assertThat(left.alive()).isFalse();
            assertThat(next.postmaster()).isNotEqualTo(left);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        assertThat(PostgresServer.postmasterOf(data)).isEmpty();
    }

    @Test
    void startsAfterTheWholeServerWasKilled(@TempDir Path root) throws Exception {
        Path data = root.resolve("postgres");
        PostgresServer first = RealPostgres.start(data, Ports.free(), "secret", root.resolve("log"));
        assertThat(Signals.send(first.postmaster(), "KILL", Duration.ofSeconds(5)))
                .isTrue();
        assertThat(data.resolve("postmaster.pid")).exists();

        try (PostgresServer next = RealPostgres.start(data, Ports.free(), "secret", root.resolve("log"))) {
            assertThat(next.postmaster().alive()).isTrue();
        }
    }

    @Test
    void aHalfMadeDirectoryIsMadeAgain(@TempDir Path root) throws Exception {
        Path data = root.resolve("postgres");
        Files.createDirectories(data.resolve("base"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");

        try (PostgresServer server = RealPostgres.start(data, Ports.free(), "secret", root.resolve("log"))) {
            assertThat(server.postmaster().alive()).isTrue();
        }
    }
}
