package id.lintas.harness.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.harness.bench.Bills.Range;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparer on a real ledger: it holds equal rows for equal, and bites when a phase drops, changes or adds one. */
class ControlIT {

    /** What a payment leaves behind, by the number of its bill; the same rows as the baseline and the hub write. */
    private static final String PAID = """
            insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel, amount, status,
                paid_at, received_at)
              select office, gen_random_uuid(), application, billing_code, 'bank-musi',
                (100000000000 + billing_code::bigint - 800000000000000)::text, 'REST', '6010', amount, 'PROVISIONAL', now(), now()
              from bill where %1$s;
            insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, channel, transport, received_at,
                outcome, office, payment)
              select partner, partner_reference, partner_reference, billing_code, amount, paid_at, channel, transport, received_at,
                'SETTLED', office, id from payment where %1$s;
            insert into partner_request (partner, scope, value, digest, settlements, answered_at)
              select 'bank-musi', 'payment/' || (now() at time zone 'Asia/Jakarta')::date,
                (500000000000000000 + billing_code::bigint - 800000000000000)::text, repeat('a', 64),
                '[{"outcome": "SETTLED", "paymentId": "x"}]', now() from bill where %1$s;
            update application a set stage = 'PAID_PROVISIONAL', version = 5 from bill b
              where a.office = b.office and a.id = b.application and b.%2$s;
            insert into delivery (office, id, type, correlation, content_type, body, created_at)
              select a.office, gen_random_uuid(), 'id.lintas.' || link, a.booking_code, 'application/json', 'sealed'::bytea, now()
                from bill b join application a on a.office = b.office and a.id = b.application,
                unnest(array['registry', 'own-system']) as link where b.%2$s;
            insert into delivery_state (office, id, link, status, next_attempt_at)
              select d.office, d.id, substring(d.type from 11), 'DUE', now() from delivery d join application a on a.office = d.office
                and a.booking_code = d.correlation join bill b on a.office = b.office and a.id = b.application where b.%2$s;
            insert into audit_entry (office, id, at, actor, workplace, event, outcome, subject, detail, reason)
              select office, gen_random_uuid(), now(), 'bank-musi', '', event, 'DONE', application::text, '', ''
              from bill, unnest(array['PAYMENT_RECORDED', 'STAGE_CHANGED']) as event where %1$s;
            insert into inbound_message (id, peer, transport, address, operation, office, correlation, received_at, answered_at, outcome,
                detail, digest, sealed_for, body)
              select gen_random_uuid(), 'bank-musi', 'REST', '', 'payment', a.office, a.booking_code, now(), now(), 'SETTLED', '', '',
                a.office, 'sealed'::bytea from bill b join application a on a.office = b.office and a.id = b.application where b.%2$s;
            update bill set status = 'PAID' where %1$s;
            """;

    private static TestLedger ledger;
    private static Bills bills;

    private final Control control = new Control();

    @BeforeAll
    static void migrate(@TempDir Path folder) throws Exception {
        ledger = new TestLedger(folder);
        bills = new Bills(ledger, TestLedger.OFFICES);
    }

    @Test
    void equalRowsAreEqual() throws Exception {
        Phase first = pay();
        take("a", first);
        take("b", pay());

        assertThat(control.faults()).isEmpty();
        assertThat(control.lines()).hasSize(2);
    }

    /** Each of these does one thing to one of the second phase's payments. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from payment where %s",
                "delete from partner_payment where %s",
                "delete from partner_request where value::bigint = 500000000000000000 + %d",
                "delete from audit_entry where event = 'STAGE_CHANGED' and subject = (select application::text from bill where %s)",
                "delete from delivery_state where link = 'registry' and id in (select id from delivery where correlation = (select booking_code from application a join bill b"
                        + " on a.id = b.application where b.%s))",
                "update delivery_state set link = 'x' where link = 'registry' and id in (select id from delivery where correlation = (select booking_code from application a join bill b"
                        + " on a.id = b.application where b.%s))",
                "delete from inbound_message where correlation = (select booking_code from application a join bill b"
                        + " on a.id = b.application where b.%s)",
                "update bill set status = 'OPEN' where %s",
                "update application set stage = 'BILLED' where id = (select application from bill where %s)",
                "update payment set amount = amount - 1 where %s",
                "update partner_payment set payment = null where %s",
                "update partner_payment set reference = 'another ' || reference where %s",
                "insert into delivery select office, gen_random_uuid(), type, correlation, content_type, body, created_at from delivery"
                        + " where type = 'id.lintas.registry' and correlation = (select booking_code from application a join bill b"
                        + " on a.id = b.application where b.%s)",
                "update delivery set body = repeat('x', 4000)::bytea where correlation = (select booking_code from application a join"
                        + " bill b on a.id = b.application where b.%s)"
            })
    void aRowThatAPhaseDroppedChangedOrAddedIsFound(String harm) throws Exception {
        take("a", pay());
        Phase second = pay();
        long number = second.paid().from();
        ledger.execute(harm.replace("%s", "billing_code = '" + Numbers.billingCode(number) + "'")
                .replace("%d", Long.toString(number)));

        take("b", second);

        assertThat(control.faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("b"));
    }

    @Test
    void aBillThatWasPaidWithoutAnAcceptedAnswerIsFound() throws Exception {
        Phase phase = pay();
        ledger.execute(PAID.formatted(
                "billing_code = '" + Numbers.billingCode(phase.all().to() - 1) + "'",
                "billing_code = '" + Numbers.billingCode(phase.all().to() - 1) + "'"));

        take("a", phase);

        assertThat(control.faults()).hasSize(1).first().asString().contains("nobody accepted");
    }

    @Test
    void aRowBesideThePhasesBillsIsFound() throws Exception {
        Phase phase = pay();
        ledger.execute(
                "insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, transport, received_at,"
                        + " outcome) values ('bank-musi', 'stray', 'stray', '712345678901234', 1, now(), 'REST', now(), 'SETTLED')");

        take("a", phase);

        assertThat(control.faults()).hasSize(1).first().asString().contains("said grew by");
    }

    @Test
    void theApplicantIsSealedWithTheOfficesKeyForThatRow() throws Exception {
        Range range = bills.make(2);
        try (Connection connection = ledger.superuser();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "select a.office, a.id, a.applicant from application a join bill b on b.application = a.id"
                                + " where b.billing_code = '" + Numbers.billingCode(range.from()) + "'")) {
            assertThat(row.next()).isTrue();
            ByteBuffer sealed = ByteBuffer.wrap(row.getBytes(3));
            assertThat(sealed.get()).isEqualTo((byte) 1);
            assertThat(sealed.getInt()).isEqualTo(77);
            byte[] nonce = new byte[12];
            sealed.get(nonce);
            byte[] rest = new byte[sealed.remaining()];
            sealed.get(rest);
            Cipher open = Cipher.getInstance("AES/GCM/NoPadding");
            open.init(Cipher.DECRYPT_MODE, new SecretKeySpec(ledger.sealKey, "AES"), new GCMParameterSpec(128, nonce));
            open.updateAAD(("lintas.seal.1\0" + row.getString(1) + "\0application.applicant\0" + row.getString(2))
                    .getBytes(UTF_8));
            assertThat(new String(open.doFinal(rest), UTF_8))
                    .startsWith("1\n")
                    .endsWith("\n1990-04-17\nSiti Rahmawati");
        }
    }

    /** Forty bills, of which the first thirty are paid. */
    private record Phase(Range all, Range paid, Map<String, Long> before) {}

    private Phase pay() throws Exception {
        Range all = bills.make(40);
        Range paid = new Range(all.from(), all.from() + 30);
        Map<String, Long> before;
        try (Connection connection = ledger.superuser()) {
            before = Ledger.totals(connection);
        }
        String codes = "billing_code between '" + Numbers.billingCode(paid.from()) + "' and '"
                + Numbers.billingCode(paid.to() - 1) + "'";
        ledger.execute(PAID.formatted(codes, codes));
        return new Phase(all, paid, before);
    }

    private void take(String name, Phase phase) throws Exception {
        try (Connection connection = ledger.superuser()) {
            Map<String, Long> grown = new LinkedHashMap<>(Ledger.totals(connection));
            grown.replaceAll((table, rows) -> rows - phase.before().getOrDefault(table, 0L));
            Ledger.Account account = Ledger.of(connection, phase.all(), List.of(ledger.fates(phase.paid())));
            control.take(name, phase.paid().size(), account, grown);
        }
    }
}
