package id.lintas.receipt;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.payment.Standing;
import id.lintas.payment.Trackers;
import id.lintas.receipt.ReceiptCheck.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Issues receipts, which is on record, and says of one that somebody shows what is true, which is not. */
@Service
public class Receipts {

    private final ReceiptKeys keys;
    private final OfficeTransactions transactions;
    private final Sources sources;
    private final AuditTrail audit;

    Receipts(ReceiptKeys keys, OfficeTransactions transactions, Sources sources, AuditTrail audit) {
        this.keys = keys;
        this.transactions = transactions;
        this.sources = sources;
        this.audit = audit;
    }

    /** What a receipt is put together from. */
    @org.springframework.stereotype.Component("receiptSources")
    record Sources(PassportApplications applications, Payments payments, Trackers trackers, Clock clock) {}

    /**
     * The receipt of the case's payment as it stands: the state's once its number is known, else a provisional one.
     *
     * @param actor who asked for it
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     * @throws NoReceipt if there is no payment that counts
     * @throws CannotIssue if nothing can be signed at this moment
     */
    public Receipt issue(OfficeId office, UUID application, String actor) {
        return transactions.in(office, () -> {
            PassportApplication one = sources.applications().get(office, application);
            Payment payment = sources.trackers().of(one).payment();
            if (payment == null || Standing.of(payment.status()) == Standing.TAKEN_BACK) {
                throw new NoReceipt(application);
            }
            ReceiptClaims claims = claims(office, payment, sources.clock().instant());
            String token = keys.sign(claims);
            audit.record(
                    office,
                    actor,
                    AuditEvent.RECEIPT_ISSUED,
                    payment.id().toString(),
                    claims.state().name());
            return new Receipt(
                    claims,
                    token,
                    one.bookingCode(),
                    one.maskedName(),
                    payment.channel(),
                    payment.receivedAt(),
                    Standing.of(payment.status()) == Standing.IN_REVIEW);
        });
    }

    private static ReceiptClaims claims(OfficeId office, Payment payment, Instant now) {
        String ntpn = payment.ntpn();
        return new ReceiptClaims(
                ntpn == null ? ReceiptClaims.State.PROVISIONAL : ReceiptClaims.State.STATE,
                payment.billingCode(),
                payment.amount(),
                payment.paidAt().truncatedTo(ChronoUnit.SECONDS),
                payment.partner(),
                payment.partnerReference(),
                ntpn,
                office.value(),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What is true of a text that somebody took from a receipt. */
    public ReceiptCheck check(String text) {
        Optional<ReceiptToken> token = ReceiptToken.parse(text);
        if (token.isEmpty()) {
            return new ReceiptCheck(Verdict.UNREADABLE, null, "");
        }
        String keyId = token.get().keyId();
        Optional<ReceiptKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return new ReceiptCheck(Verdict.UNKNOWN_KEY, null, keyId);
        }
        if (!token.get().signedBy(key.get().base64())) {
            return new ReceiptCheck(Verdict.BAD_SIGNATURE, null, keyId);
        }
        return token.get()
                .claims()
                .map(claims -> new ReceiptCheck(since(claims), claims, keyId))
                .orElseGet(() -> new ReceiptCheck(Verdict.UNREADABLE, null, keyId));
    }

    /** What became of the payment since the receipt was issued. */
    private Verdict since(ReceiptClaims claims) {
        Optional<Payment> payment = sources.payments().caseOf(claims.billingCode()).stream()
                .filter(key -> key.office().value().equals(claims.office()))
                .flatMap(key -> sources.payments().of(key.office(), key.application()).stream())
                .filter(one -> one.partner().equals(claims.partner())
                        && one.partnerReference().equals(claims.reference()))
                .findFirst();
        return payment.map(one -> verdict(claims, one)).orElse(Verdict.UNKNOWN_PAYMENT);
    }

    private static Verdict verdict(ReceiptClaims claims, Payment payment) {
        return switch (Standing.of(payment.status())) {
            case TAKEN_BACK -> Verdict.TAKEN_BACK;
            case IN_REVIEW -> Verdict.IN_REVIEW;
            case GOES_ON -> {
                if (claims.state() == ReceiptClaims.State.STATE) {
                    yield Verdict.STATE;
                }
                yield payment.ntpn() == null ? Verdict.PROVISIONAL : Verdict.REPLACED;
            }
        };
    }
}
