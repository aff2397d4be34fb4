package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The trail of all offices, for the console. */
@Service
public class AuditLog {

    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;

    AuditLog(OfficeTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Entries that match, the latest first. */
    public List<AuditEntry> latest(Filter filter, int most) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "e.office = ?", filter.office());
        add(conditions, values, "e.event = ?", filter.event());
        add(conditions, values, "e.actor = ?", filter.actor());
        add(conditions, values, "e.subject = ?", filter.subject());
        Cursor before = filter.before();
        if (before != null) {
            conditions.add("(e.at, e.id) < (?, ?)");
            values.add(Timestamp.from(before.at()));
            values.add(before.id());
        }
        values.add(most);
        String sql = "select " + AuditStore.ENTRY + " from audit_entry e where " + String.join(" and ", conditions)
                + " order by e.at desc, e.id desc limit ?";
        return transactions.acrossOffices(
                () -> jdbc.sql(sql).params(values).query(AuditStore::entry).list());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    /** What to show; null means any. All are compared whole. */
    public record Filter(
            @Nullable String office,
            @Nullable String event,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable Cursor before) {

        /** Whether one office is asked for whose name can be one. */
        public boolean ofOneOffice() {
            try {
                return office != null && !new OfficeId(office).value().isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** A place in the list; entries before it are older. */
    public record Cursor(Instant at, UUID id) {

        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

        /** @throws IllegalArgumentException if the time is none that an entry can have */
        public Cursor {
            if (at.isBefore(FIRST) || at.isAfter(LAST)) {
                throw new IllegalArgumentException("time: " + at + " (expected: " + FIRST + " to " + LAST + ")");
            }
        }

        /**
         * The place that a link names.
         *
         * @throws IllegalArgumentException if the text is no place in a list
         */
        public static Cursor parse(String text) {
            String[] parts = text.split("_", 2);
            try {
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("before: " + text + " (expected: <time>_<id>)", e);
            }
        }

        /** The place of an entry. */
        public static Cursor of(AuditEntry entry) {
            return new Cursor(entry.at(), entry.id());
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
