package id.lintas.keys;

import id.lintas.audit.AuditTrail;
import id.lintas.ledger.Ledger;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.secret.SecretStore;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one hub node has of keys: its own copies, the database in common. */
record Node(OfficeKeys keys, Keyrings rings, KeyRotation rotation) {

    static final KeySettings QUICK = new KeySettings(
            Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofMillis(600), 20, Duration.ofDays(36_500));

    static Node start(SecretStore secrets, SealedColumn... columns) {
        Ledger ledger = Ledger.get();
        return start(secrets, ledger.bean(OfficeTransactions.class), ledger.sql(), columns);
    }

    static Node start(SecretStore secrets, OfficeTransactions transactions, JdbcClient jdbc, SealedColumn... columns) {
        Ledger ledger = Ledger.get();
        Keyrings.Environment environment = new Keyrings.Environment(ledger.clock(), QUICK);
        KeyEncryption encryption = new KeyEncryption(secrets);
        KeysetStore store = new KeysetStore(jdbc);
        Keyrings rings = new Keyrings(store, encryption, transactions, ledger.bean(Offices.class), environment);
        OfficeKeys keys = new OfficeKeys(rings);
        Resealing resealing = new Resealing(List.of(() -> List.of(columns)), keys, rings, transactions, jdbc);
        return new Node(
                keys,
                rings,
                new KeyRotation(
                        store,
                        encryption,
                        resealing,
                        new KeyRotation.Ledger(transactions, ledger.bean(AuditTrail.class)),
                        environment));
    }
}
