package id.lintas.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.sql.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The keys that wrap the offices' keys; on a database of its own, for a change of them concerns every office. */
@ExtendWith(NeedsDatabase.class)
class KeyEncryptionKeyIT {

    private static final Binding PLACE = new Binding("booking.phone", "row");

    private final OfficeId office = Ledger.get().newOffice();
    private final Kek secrets = new Kek();
    private final AnnotationConfigApplicationContext context = ownDatabase();
    private final JdbcClient jdbc = context.getBean(JdbcClient.class);
    private final OfficeTransactions transactions = context.getBean(OfficeTransactions.class);

    private static AnnotationConfigApplicationContext ownDatabase() {
        DriverManagerDataSource source =
                new DriverManagerDataSource(Ledger.freshDatabase("keks").appUrl());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Pipeline.class, () -> new Pipeline(source));
        context.register(OfficeTransactions.class);
        context.refresh();
        return context;
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void isReplacedWhileTheOldOneAndTheNewOneAreBothThere() {
        Node running = node();
        byte[] sealed = running.keys().sealText(office, "0812", PLACE);
        byte[] central = running.keys().sealText(OfficeId.CENTRAL, "0812", PLACE);

        secrets.add("next");
        assertThat(running.rotation().step())
                .as("nothing happens before the new one is the current one")
                .isFalse();
        secrets.current("next");
        while (running.rotation().step()) {
            assertThat(running.keys().openText(office, sealed, PLACE)).isEqualTo("0812");
        }
        secrets.remove("test");

        Node restarted = node();
        assertThat(restarted.keys().openText(office, sealed, PLACE)).isEqualTo("0812");
        assertThat(restarted.keys().openText(OfficeId.CENTRAL, central, PLACE)).isEqualTo("0812");
        assertThat(restarted.keys().openText(office, running.keys().sealText(office, "0813", PLACE), PLACE))
                .isEqualTo("0813");
    }

    @Test
    void removedTooEarlyIsNamedAtTheStartAndHurtsNoRunningNode() {
        Node running = node();
        byte[] sealed = running.keys().sealText(office, "0812", PLACE);
        secrets.add("next");
        secrets.current("next");
        secrets.remove("test");

        assertThat(running.keys().openText(office, sealed, PLACE)).isEqualTo("0812");
        assertThatThrownBy(() -> node().rings().afterSingletonsInstantiated())
                .hasMessageContaining("kek/test is absent");
    }

    @Test
    void aWrongOneIsNamedAtTheStart() {
        node().keys().sealText(office, "0812", PLACE);
        secrets.add("test");

        assertThatThrownBy(() -> node().rings().afterSingletonsInstantiated())
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("does not open with kek/test");
    }

    @Test
    void oneOfAnotherLengthOrFormIsRefused() {
        for (String bad : List.of("c2hvcnQ=", "not base64!")) {
            secrets.put("kek/bad", bad);
            secrets.current("bad");
            assertThatThrownBy(() -> node().keys().sealText(office, "0812", PLACE))
                    .isInstanceOf(KeysetUnusable.class)
                    .hasMessageContaining("kek/bad")
                    .hasMessageContaining("expected: 32");
        }
    }

    @Test
    void doesNotOpenAKeysetThatWasCopiedFromAnotherOffice() {
        Node node = node();
        node.keys().sealText(office, "0812", PLACE);
        KeysetStore store = new KeysetStore(jdbc);
        KeysetStore.Stored mine =
                transactions.in(office, () -> store.find(office).orElseThrow());

        assertThatThrownBy(() -> new KeyEncryption(secrets).unwrap(Ledger.get().newOffice(), mine.wrapped()))
                .isInstanceOf(KeysetUnusable.class);
        assertThat(new KeyEncryption(secrets)
                        .unwrap(office, mine.wrapped())
                        .seal()
                        .size())
                .as("control: in its own place it opens")
                .isEqualTo(1);
    }

    @Test
    void keysOfACertainAgeAreTheNextToBeReplaced() {
        node().keys().sealText(office, "0812", PLACE);
        KeysetStore store = new KeysetStore(jdbc);
        Instant now = Ledger.get().clock().instant();

        assertThat(transactions.acrossOffices(() -> store.oldest(now.minus(Duration.ofDays(365)))))
                .isEmpty();
        assertThat(transactions.acrossOffices(() -> store.oldest(now.plusSeconds(1))))
                .contains(office);
    }

    private Node node() {
        return Node.start(secrets, transactions, jdbc);
    }
}
