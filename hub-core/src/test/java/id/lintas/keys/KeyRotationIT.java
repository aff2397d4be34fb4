package id.lintas.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys are replaced while two nodes seal, open and search, and nobody notices. */
@ExtendWith(NeedsDatabase.class)
class KeyRotationIT {

    private static final SealedColumn COLUMN = new SealedColumn(
            "sealed_sample",
            "office",
            "id",
            "uuid",
            "value",
            new SealedColumn.Index(
                    "value_index", "sample", opened -> new String(opened, java.nio.charset.StandardCharsets.UTF_8)));

    private final Ledger ledger = Ledger.get();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final OfficeId office = ledger.newOffice();
    private final Kek secrets = new Kek();
    private final Node first = Node.start(secrets, COLUMN);
    private final Node second = Node.start(secrets, COLUMN);

    @BeforeAll
    static void aTableOfSealedValues() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(Ledger.get().database().ownerUrl());
                Statement sql = owner.createStatement()) {
            sql.execute(
                    "create table sealed_sample (office text, id uuid, value bytea not null, value_index bytea not null, "
                            + "primary key (office, id)); grant select, insert, update on sealed_sample to lintas_app");
        }
    }

    @Test
    void aRotationUnderLoadOnTwoNodesFailsNoOperation() throws Exception {
        Load load = new Load();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (Node node : List.of(first, second, first, second)) {
            running.add(threads.submit(() -> load.run(node)));
        }
        await().until(() -> load.operations.get() > 200);
        byte[] old = values().get(0);

        assertThat(first.rotation().rotate(office, "agus")).isTrue();
        assertThat(second.rotation().rotate(office, "agus")).as("one at a time").isFalse();
        await().until(() -> {
            boolean more = first.rotation().step();
            return !second.rotation().step() && !more;
        });
        int atTheEnd = load.operations.get();
        await().until(() -> load.operations.get() > atTheEnd + 200);
        load.over.set(true);
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();

        assertThat(load.failures).isEmpty();
        byte[] now = keyOf(first.keys().sealText(office, "x", new Binding("a", "b")));
        assertThat(now).isNotEqualTo(keyOf(old));
        assertThat(values()).allSatisfy(value -> assertThat(keyOf(value)).isEqualTo(now));
        assertThatThrownBy(() -> first.keys().open(office, old, new Binding("a", "b")))
                .as("the old key is gone")
                .hasMessageContaining("by no key of this office");
        assertThat(transactions.in(office, () -> ledger.bean(AuditTrail.class).of(office, List.of("keys"))))
                .extracting(AuditTrail.Entry::event)
                .containsExactly(AuditEvent.KEY_ROTATION_BEGUN, AuditEvent.KEY_ROTATION_ENDED);
        System.out.printf("rotation under load: %d operations on two nodes, none failed%n", load.operations.get());
    }

    @Test
    void aKeyIsKnownToANodeBeforeAnotherSealsWithIt() {
        write(first, UUID.randomUUID(), "before");
        second.keys().blindIndex(office, "sample", "before");
        byte[] old = keyOf(values().get(0));

        first.rotation().rotate(office, "agus");
        first.rotation().step();
        first.keys().refresh();

        assertThat(keyOf(first.keys().sealText(office, "x", new Binding("a", "b"))))
                .as("a key that was just added does not seal yet")
                .isEqualTo(old);
    }

    @Test
    void aValueThatTurnsUpLateBringsTheOldKeyBack() {
        UUID row = UUID.randomUUID();
        byte[] late = first.keys().sealText(office, "late", COLUMN.binding(row.toString()));
        first.rotation().rotate(office, "agus");
        await().until(() -> {
            first.rotation().step();
            return phase().equals("RETIRING");
        });
        assertThatThrownBy(() -> Node.start(secrets).keys().open(office, late, COLUMN.binding(row.toString())))
                .as("control: the old key is disabled")
                .isInstanceOf(DoesNotOpen.class);

        insert(row, late, first.keys().blindIndex(office, "sample", "late"));
        await().until(() -> !first.rotation().step());

        assertThat(keyOf(values().get(0))).isEqualTo(keyOf(first.keys().sealText(office, "x", new Binding("a", "b"))));
        assertThat(first.keys().openText(office, values().get(0), COLUMN.binding(row.toString())))
                .isEqualTo("late");
    }

    /** Writes, reads back and searches until told to stop; keeps every failure. */
    private final class Load {

        private final AtomicInteger operations = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final List<UUID> rows = new java.util.concurrent.CopyOnWriteArrayList<>();

        private void run(Node node) {
            while (!over.get()) {
                try {
                    if (rows.size() < 300 || ThreadLocalRandom.current().nextInt(10) == 0) {
                        UUID id = UUID.randomUUID();
                        write(node, id, id.toString());
                        rows.add(id);
                    }
                    UUID any = rows.get(ThreadLocalRandom.current().nextInt(rows.size()));
                    if (!search(node, any.toString()).contains(any)) {
                        failures.add(any + " was not found");
                    }
                } catch (RuntimeException e) {
                    failures.add(e.toString());
                }
                operations.incrementAndGet();
            }
        }
    }

    private void write(Node node, UUID id, String value) {
        transactions.run(
                office,
                () -> insert(
                        id,
                        node.keys().sealText(office, value, COLUMN.binding(id.toString())),
                        node.keys().blindIndex(office, "sample", value)));
    }

    private void insert(UUID id, byte[] value, byte[] index) {
        ledger.sql()
                .sql("insert into sealed_sample (office, id, value, value_index) values (?, ?, ?, ?)")
                .params(office.value(), id, value, index)
                .update();
    }

    /** The rows with that value; each is opened. */
    private List<UUID> search(Node node, String value) {
        return transactions.in(
                office,
                () -> ledger.sql()
                        .sql("select id, value from sealed_sample where office = :office and value_index in (:indexes)")
                        .param("office", office.value())
                        .param("indexes", node.keys().blindIndexes(office, "sample", value))
                        .query((row, n) -> {
                            UUID id = row.getObject("id", UUID.class);
                            assertThat(node.keys()
                                            .openText(office, row.getBytes("value"), COLUMN.binding(id.toString())))
                                    .isEqualTo(value);
                            return id;
                        })
                        .list());
    }

    private List<byte[]> values() {
        return ledger.sql()
                .sql("select value from sealed_sample where office = ?")
                .param(office.value())
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    private String phase() {
        return transactions.in(
                office,
                () -> ledger.sql()
                        .sql("select phase from office_keyset where office = ?")
                        .param(office.value())
                        .query(String.class)
                        .single());
    }

    private static byte[] keyOf(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 1, 5);
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
