package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.message.Messages;
import id.lintas.office.Limits;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.Rupiah;
import id.lintas.payment.Sandbox;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.UnmatchedMoney;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a partner of the sandbox reaches, and what reaches nothing else. */
@ExtendWith(NeedsDatabase.class)
class SandboxIT {

    private static final PartnerId TRIES = new PartnerId("bank-try");
    private static final PartnerId REAL = new PartnerId("bank-toy");

    private final Ledger ledger = Ledger.get();
    private final SettlePayment payments = ledger.bean(SettlePayment.class);
    private final Sandbox sandbox = ledger.bean(Sandbox.class);

    @Test
    void everyCodeIsWhatItIsSaidToBe() {
        Sandbox.Codes codes = sandbox.of(TRIES);
        assertThat(codes.payable()).hasSize(5);
        assertThat(inquire(TRIES, codes.payable().get(0))).isEqualTo(Outcome.PAYABLE);
        assertThat(pay(TRIES, codes.payable().get(0), 349_999)).isEqualTo(Outcome.WRONG_AMOUNT);
        assertThat(pay(TRIES, codes.payable().get(0), 350_000)).isEqualTo(Outcome.SETTLED);
        assertThat(inquire(TRIES, codes.paid().get(0))).isEqualTo(Outcome.ALREADY_PAID);
        assertThat(pay(TRIES, codes.paid().get(0), 350_000)).isEqualTo(Outcome.ALREADY_PAID);
        assertThat(inquire(TRIES, codes.expired().get(0))).isEqualTo(Outcome.EXPIRED);
        assertThat(pay(TRIES, codes.expired().get(0), 350_000)).isEqualTo(Outcome.SETTLED_LATE);
        assertThat(inquire(TRIES, Sandbox.UNKNOWN)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(pay(TRIES, Sandbox.UNKNOWN, 350_000)).isEqualTo(Outcome.UNKNOWN_BILL);

        Sandbox.Codes after = sandbox.of(TRIES);
        assertThat(after.payable()).hasSize(5).doesNotContain(codes.payable().get(0));
        assertThat(after.paid()).isEqualTo(codes.paid());
        assertThat(after.expired()).hasSize(1).isNotEqualTo(codes.expired());
    }

    @Test
    void noRealPartnerReachesTheSandboxAndNoneOfTheSandboxARealBill() {
        OfficeId office = ledger.newOffice();
        BillingCode real = ledger.billed(office, ledger.captured(office), Duration.ofDays(7));
        BillingCode tried = sandbox.of(TRIES).payable().get(1);
        assertThat(inquire(REAL, tried)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(pay(REAL, tried, 350_000)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(inquire(TRIES, real)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(pay(TRIES, real, 350_000)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(inquire(REAL, real)).isEqualTo(Outcome.PAYABLE);
        assertThat(inquire(TRIES, tried)).isEqualTo(Outcome.PAYABLE);
    }

    /** Real money that names a code of the sandbox waits for people, and the sandbox never takes it. */
    @Test
    void realMoneyForACodeOfTheSandboxIsHeld() {
        BillingCode tried = sandbox.of(TRIES).payable().get(2);
        String reference = "R" + Ledger.number();
        PaymentConfirmation said = new PaymentConfirmation(
                new PartnerId("post-toy"),
                Transport.FILES,
                reference,
                tried,
                new Rupiah(350_000),
                ledger.clock().instant(),
                "");
        assertThat(settle(said)).isEqualTo(Outcome.UNKNOWN_BILL);
        ledger.bean(UnmatchedMoney.class).catchUp();
        sandbox.of(TRIES);
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .anyMatch(held -> held.reference().equals(reference) && held.waits());
        assertThat(inquire(TRIES, tried)).isEqualTo(Outcome.PAYABLE);
        assertThat(ledger.bean(Payments.class).caseOf(tried)).isEmpty();
    }

    @Test
    void theRegistryAndTheOperatorsHearNothingOfIt() {
        BillingCode tried = sandbox.of(TRIES).payable().get(3);
        pay(TRIES, tried, 349_000);
        pay(TRIES, tried, 350_000);
        assertThat(ledger.bean(OfficeTransactions.class)
                        .in(
                                OfficeId.SANDBOX,
                                () -> ledger.sql()
                                        .sql("select count(*) from delivery where office = 'sandbox'")
                                        .query(Integer.class)
                                        .single()))
                .isZero();
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .noneMatch(held -> held.partner().startsWith("bank-try"));
    }

    @Test
    void eachPartnerHasItsOwnAndADayHasAnEnd() {
        PartnerId too = new PartnerId("bank-try-too");
        assertThat(sandbox.of(too).payable())
                .doesNotContainAnyElementsOf(sandbox.of(TRIES).payable());
        ledger.sql()
                .sql(
                        "insert into sandbox_bill select 'spent-' || n, 'bank-try-too', 'PAID', ? from generate_series(1, 500) n")
                .param(java.sql.Timestamp.from(ledger.clock().instant()))
                .update();
        int left = sandbox.of(too).payable().size();
        pay(too, sandbox.of(too).payable().get(0), 350_000);
        assertThat(sandbox.of(too).payable()).hasSize(left - 1);
    }

    @Test
    void onlyAPartnerThatCallsCanTry() {
        assertThatThrownBy(() -> sandbox.of(REAL)).isInstanceOf(IllegalArgumentException.class);
        for (Transport transport : new Transport[] {Transport.QUEUE, Transport.FILES}) {
            assertThatThrownBy(() -> partner(transport, "true")).hasMessageContaining("settings.sandbox");
        }
        assertThatThrownBy(() -> partner(Transport.REST, "yes")).hasMessageContaining("settings.sandbox");
        assertThat(partner(Transport.REST, "true").sandbox()).isTrue();
    }

    private static Partner partner(Transport transport, String sandbox) {
        return new Partner(
                TRIES, "Bank", "toy", transport, Map.of("sandbox", sandbox), Map.of(), true, Limits.STANDARD);
    }

    private Outcome inquire(PartnerId partner, BillingCode code) {
        return ledger.bean(OfficeTransactions.class)
                .inTransaction(
                        () -> payments.inquire(partner, code, ledger.clock().instant()))
                .outcome();
    }

    private Outcome pay(PartnerId partner, BillingCode code, long amount) {
        return settle(new PaymentConfirmation(
                partner,
                Transport.REST,
                "N" + Ledger.number(),
                code,
                new Rupiah(amount),
                ledger.clock().instant(),
                ""));
    }

    private Outcome settle(PaymentConfirmation said) {
        return ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> payments.settle(said, ledger.clock().instant()))
                .outcome();
    }
}
