package id.lintas.app.story;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import id.lintas.harness.RealPostgres;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Everything that a running hub leaves behind: log, tables, the files of database and broker, metrics, access log. */
public final class Traces implements AutoCloseable {

    private final RunningHub hub;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    public Traces(RunningHub hub) {
        this.hub = hub;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger %msg %kvp %mdc %ex{full}%n");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        root().addAppender(appender);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    public List<String> inLog(Canaries canaries) {
        return canaries.in("the log", log.toByteArray());
    }

    /** Every row of every table, binary columns as hexadecimal, read by somebody whom row-level security does not bind. */
    List<String> inTables(Canaries canaries) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection superuser = superuser();
                Statement sql = superuser.createStatement()) {
            List<String> tables = texts(
                    sql, "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'");
            for (String table : tables) {
                String rows = String.join("\n", texts(sql, "select t::text from " + table + " t"));
                found.addAll(canaries.in("table " + table, rows.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    /** The database's own files and the write-ahead log, after all of it was written out. */
    List<String> inDatabaseFiles(Canaries canaries) throws SQLException, IOException {
        try (Connection superuser = superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("checkpoint");
            Path data = Path.of(texts(sql, "show data_directory").get(0));
            String oid = texts(sql, "select oid::text from pg_database where datname = current_database()")
                    .get(0);
            List<String> found = inFiles(canaries, data.resolve("base").resolve(oid));
            found.addAll(inFiles(canaries, data.resolve("pg_wal")));
            return found;
        }
    }

    List<String> inBrokerFiles(Canaries canaries) throws IOException {
        return inFiles(canaries, setting("lintas.broker.data"));
    }

    List<String> inAccessLog(Canaries canaries) throws IOException {
        return inFiles(canaries, setting("server.tomcat.accesslog.directory"));
    }

    public List<String> inMetrics(Canaries canaries) {
        String scraped = hub.bean(PrometheusMeterRegistry.class).scrape();
        return canaries.in("the metrics", scraped.getBytes(StandardCharsets.UTF_8));
    }

    public Connection superuser() throws SQLException {
        try (Connection own = hub.bean(DataSource.class).getConnection()) {
            return RealPostgres.forTests().superuser(own.getCatalog());
        }
    }

    private Path setting(String name) {
        return Path.of(hub.bean(Environment.class).getRequiredProperty(name));
    }

    private static List<String> inFiles(Canaries canaries, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            try {
                found.addAll(canaries.in(file.toString(), Files.readAllBytes(file)));
            } catch (NoSuchFileException e) {
                // recycled while we looked
            }
        }
        return found;
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
    }
}
