package id.lintas.rescue;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.inquiry.BankInquiry;
import id.lintas.inquiry.BankWord;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.UnknownApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentSearch;
import id.lintas.payment.Payments;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Somebody paid and the office has no confirmation: looks at what is here, asks the banks, and says where the payment stands.
 * Answers within ten seconds. Looking changes nothing but the audit trail.
 */
@Service
public class RescueDesk {

    private static final int LONGEST = 64;
    private static final Pattern BOOKING = Pattern.compile("[A-Z0-9]{2,6}-[A-Z0-9]{4}-[A-Z0-9]{2}");

    private final PaymentSearch search;
    private final PassportApplications applications;
    private final Payments payments;
    private final Acceptances acceptances;
    private final BankInquiry banks;
    private final StatementSearch statements;
    private final Ledger ledger;

    RescueDesk(
            PaymentSearch search,
            PassportApplications applications,
            Payments payments,
            Acceptances acceptances,
            BankInquiry banks,
            StatementSearch statements,
            Ledger ledger) {
        this.search = search;
        this.applications = applications;
        this.payments = payments;
        this.acceptances = acceptances;
        this.banks = banks;
        this.statements = statements;
        this.ledger = ledger;
    }

    /** What a search writes. */
    @org.springframework.stereotype.Component("rescueLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit) {}

    /**
     * Looks for a billing code, a bank's or the post office's number, an NTPN or a booking code. What only looks like it is
     * offered apart.
     *
     * @param typed as it stands on the slip; blanks do not matter
     * @param actor who looks
     * @return what is known of it, or empty if nothing can have that form
     */
    public Optional<Finding> search(OfficeId office, String typed, String actor) {
        String number = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (number.isEmpty() || number.length() > LONGEST || !number.matches("[\\x21-\\x7E]+")) {
            return Optional.empty();
        }
        Set<UUID> cases = new LinkedHashSet<>();
        if (BOOKING.matcher(number).matches()) {
            applications.ofBooking(office, number).stream()
                    .map(PassportApplication::id)
                    .forEach(cases::add);
        }
        BillingCode.parse(number).flatMap(code -> search.withCode(office, code)).ifPresent(cases::add);
        cases.addAll(search.withNumber(office, number));
        List<Finding.Alike> alike = alike(office, number, cases);
        Finding finding = new Finding(
                cases.stream().map(id -> found(office, id)).toList(),
                alike,
                search.waiting(number),
                statements.under(office, number));
        audit(
                office,
                actor,
                finding.cases().size() + " found, " + alike.size() + " alike, "
                        + finding.stated().size() + " stated");
        return Optional.of(finding);
    }

    private List<Finding.Alike> alike(OfficeId office, String number, Set<UUID> exact) {
        List<Finding.Alike> alike = new ArrayList<>();
        String folded = PaymentSearch.folded(number);
        if (!folded.equals(number)) {
            BillingCode.parse(folded)
                    .flatMap(code -> search.withCode(office, code))
                    .filter(id -> !exact.contains(id))
                    .flatMap(id -> payments.bill(office, id))
                    .ifPresent(bill -> alike.add(
                            new Finding.Alike(bill.application(), folded, bill.amount(), bill.requestedAt())));
        }
        search.alike(office, number)
                .forEach(id -> payments.find(office, id)
                        .ifPresent(payment -> alike.add(new Finding.Alike(
                                payment.application(), number(payment, folded), payment.amount(), payment.paidAt()))));
        return List.copyOf(alike);
    }

    /** Which of the payment's numbers looks like that one. */
    private static String number(Payment payment, String folded) {
        String ntpn = payment.ntpn();
        return ntpn != null && PaymentSearch.folded(ntpn).equals(folded) ? ntpn : payment.partnerReference();
    }

    /**
     * One case, with what the banks say if nobody here knows of a payment.
     *
     * @throws UnknownApplication if the office has no such case
     */
    public Finding.Found ask(OfficeId office, UUID application, String actor) {
        Finding.Found known = found(office, application);
        Bill bill = known.bill();
        if (known.verdict() != Finding.Verdict.NOBODY_KNOWS || bill == null || bill.billingCode() == null) {
            return known;
        }
        Map<PartnerId, BankWord> words = banks.ask(bill.billingCode());
        audit(office, actor, "banks asked: " + words.size());
        return new Finding.Found(
                known.application(), bill, known.payments(), verdict(words), words, known.acceptance());
    }

    private Finding.Found found(OfficeId office, UUID id) {
        Bill bill = payments.bill(office, id).orElse(null);
        List<Payment> money = payments.of(office, id);
        return new Finding.Found(
                applications.get(office, id),
                bill,
                money,
                verdict(bill, money),
                Map.of(),
                acceptances.of(office, id).orElse(null));
    }

    private static Finding.Verdict verdict(@Nullable Bill bill, List<Payment> money) {
        if (money.stream().anyMatch(payment -> payment.status() == Payment.Status.SETTLED)) {
            return Finding.Verdict.PAID;
        }
        if (money.stream().anyMatch(payment -> payment.status().settles())) {
            return Finding.Verdict.PROVISIONAL;
        }
        if (money.stream()
                .anyMatch(payment -> payment.status().held() || payment.status() == Payment.Status.REVERSED)) {
            return Finding.Verdict.IN_QUESTION;
        }
        return bill == null || bill.billingCode() == null ? Finding.Verdict.NO_BILL : Finding.Verdict.NOBODY_KNOWS;
    }

    private static Finding.Verdict verdict(Map<PartnerId, BankWord> words) {
        if (words.values().stream().anyMatch(word -> word.kind() == BankWord.Kind.PAID)) {
            return Finding.Verdict.BANK_SAYS_PAID;
        }
        boolean all = !words.isEmpty()
                && words.values().stream()
                        .allMatch(
                                word -> word.kind() == BankWord.Kind.NOT_PAID || word.kind() == BankWord.Kind.UNKNOWN);
        return all ? Finding.Verdict.BANK_SAYS_NOT_PAID : Finding.Verdict.NOBODY_KNOWS;
    }

    private void audit(OfficeId office, String actor, String detail) {
        ledger.transactions()
                .run(office, () -> ledger.audit().record(office, actor, AuditEvent.PAYMENT_SOUGHT, "payment", detail));
    }
}
