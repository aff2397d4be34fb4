package id.lintas.ledger;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Bills;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Payments;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One case of which facts become known in any order: through the doors' services, each in a transaction of its own. */
final class CaseFacts {

    private static final long OWED = 350_000;
    private static final PartnerId BANK = new PartnerId("bank-toy");

    private final Ledger ledger;
    private final OfficeId office;
    private final Transport transport;
    private final PassportApplication application;
    private final BillingCode code = new BillingCode(String.format("82126%010d", Ledger.number()));
    private final Instant issued;
    private boolean expired;

    private CaseFacts(Ledger ledger, OfficeId office, Transport transport) {
        this.ledger = ledger;
        this.office = office;
        this.transport = transport;
        this.application = ledger.captured(office);
        this.issued = ledger.clock().instant();
    }

    /** A case whose bill is asked for. */
    static CaseFacts begin(Ledger ledger, OfficeId office, Transport transport) {
        return new CaseFacts(ledger, office, transport);
    }

    /** What may become known, in the order in which it happens. */
    enum Fact {
        BILL,
        PAID,
        PAID_AGAIN,
        PAID_TOO_LITTLE,
        PAID_BACK,
        PAID_AGAIN_BACK,
        EXPIRED,
        PAID_LATE,
        PAID_LATE_BACK,
        TOO_LITTLE_BACK
    }

    Optional<Outcome> tell(Fact fact) {
        return switch (fact) {
            case BILL -> {
                transactions()
                        .run(
                                office,
                                () -> ledger.bean(Bills.class)
                                        .issued(
                                                office,
                                                application.id(),
                                                1,
                                                code,
                                                new Rupiah(OWED),
                                                issued,
                                                issued.plusSeconds(60)));
                yield Optional.empty();
            }
            case EXPIRED -> {
                // Once: a repeat is the next look of the timer.
                if (!expired) {
                    ledger.clock().forward(Duration.ofSeconds(90));
                    expired = true;
                }
                ledger.bean(Bills.class).expire(office);
                yield Optional.empty();
            }
            case PAID -> Optional.of(pay("A", OWED, issued));
            case PAID_AGAIN -> Optional.of(pay("B", OWED, issued.plusSeconds(1)));
            case PAID_TOO_LITTLE -> Optional.of(pay("C", OWED - 1, issued));
            case PAID_LATE -> Optional.of(pay("L", OWED, issued.plusSeconds(61)));
            case PAID_BACK -> Optional.of(reverse("A", OWED));
            case PAID_AGAIN_BACK -> Optional.of(reverse("B", OWED));
            case PAID_LATE_BACK -> Optional.of(reverse("L", OWED));
            case TOO_LITTLE_BACK -> Optional.of(reverse("C", OWED - 1));
        };
    }

    Outcome pay(String reference, long amount, Instant paidAt) {
        return tell(() -> ledger.bean(SettlePayment.class)
                .settle(
                        new PaymentConfirmation(
                                BANK, transport, reference + code, code, new Rupiah(amount), paidAt, "TELLER"),
                        ledger.clock().instant())
                .outcome());
    }

    Outcome reverse(String reference, long amount) {
        return tell(() -> ledger.bean(ReversePayment.class)
                .reverse(
                        new PaymentReversal(
                                BANK,
                                transport,
                                reference + code,
                                code,
                                new Rupiah(amount),
                                issued.plusSeconds(70),
                                "salah bayar"),
                        ledger.clock().instant())
                .outcome());
    }

    /** What the partner is told of its payment when it asks. */
    Outcome status(String reference) {
        return tell(() -> ledger.bean(SettlePayment.class)
                .status(BANK.value(), reference + code)
                .outcome());
    }

    private Outcome tell(Supplier<Outcome> word) {
        return transactions().inTransaction(word);
    }

    /**
     * Where all of it stands; who of two that both paid in time and in full settles the case is a matter of who came first and
     * is left out.
     *
     * @param bill the bill's status
     * @param payments how many of each kind stand where
     * @param stage the case's stage
     * @param holds how many holds wait for people
     * @param held rupiah that wait for people
     */
    record State(Bill.Status bill, Map<String, Long> payments, String stage, int holds, long held) {}

    State state() {
        Payments payments = ledger.bean(Payments.class);
        List<Payment> all = payments.of(office, application.id());
        return new State(
                payments.bill(office, application.id()).orElseThrow().status(),
                all.stream()
                        .collect(Collectors.groupingBy(
                                one -> kind(one) + " " + one.status(), java.util.TreeMap::new, Collectors.counting())),
                ledger.bean(PassportApplications.class)
                        .get(office, application.id())
                        .stage()
                        .name(),
                payments.holds(office, application.id()).size(),
                heldRupiah());
    }

    OfficeId office() {
        return office;
    }

    PassportApplication application() {
        return application;
    }

    BillingCode code() {
        return code;
    }

    private static String kind(Payment payment) {
        String kind = payment.partnerReference().substring(0, 1);
        return kind.equals("B") ? "A" : kind;
    }

    private long heldRupiah() {
        long waiting = ledger.sql()
                .sql(
                        "select coalesce(sum(amount), 0) from partner_payment where billing_code = ? and held and reversed_at is null")
                .param(code.value())
                .query(Long.class)
                .single();
        return waiting
                + ledger.bean(Payments.class).of(office, application.id()).stream()
                        .filter(payment -> payment.status().held())
                        .mapToLong(payment -> payment.amount().amount())
                        .sum();
    }

    private OfficeTransactions transactions() {
        return ledger.bean(OfficeTransactions.class);
    }
}
