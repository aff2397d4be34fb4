package id.lintas.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Bills with which a partner tries its programs: rows like any others, of {@link OfficeId#SANDBOX}, judged and settled by the
 * code that judges and settles real ones. Only the partner's own calls reach them, and only if its file says {@code sandbox}.
 * What is used up is made anew when somebody looks; how much that is in a day is bounded.
 */
@Service
public class Sandbox {

    /** As what a bill was made. */
    enum State {
        /** Open for days. */
        PAYABLE,
        /** Paid when it was made. */
        PAID,
        /** Over when it was made. */
        EXPIRED
    }

    /** What every bill of the sandbox is for. */
    public static final Rupiah AMOUNT = new Rupiah(350_000);

    /** A code of the sandbox that no bill ever has. */
    public static final BillingCode UNKNOWN = new BillingCode("799999000000000");

    private static final int PAYABLE_AT_ONCE = 5;
    private static final int MOST_A_DAY = 500;
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration LEFT = Duration.ofHours(1);

    private final SandboxStore store;
    private final BillStore bills;
    private final CaseAccounts accounts;
    private final SettlePayment payments;
    private final PassportApplications applications;
    private final Ledger ledger;

    Sandbox(
            SandboxStore store,
            BillStore bills,
            CaseAccounts accounts,
            SettlePayment payments,
            PassportApplications applications,
            Ledger ledger) {
        this.store = store;
        this.bills = bills;
        this.accounts = accounts;
        this.payments = payments;
        this.applications = applications;
        this.ledger = ledger;
    }

    /** What making a bill needs besides its rows. */
    @org.springframework.stereotype.Component("sandboxLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit, Partners partners, Clock clock) {}

    /**
     * A partner's codes at this moment. A list is empty only where the partner used up all that a day has.
     *
     * @param payable can be paid once each, the oldest first
     * @param paid are paid already
     * @param expired can be paid no more
     */
    public record Codes(List<BillingCode> payable, List<BillingCode> paid, List<BillingCode> expired) {}

    /**
     * The partner's codes.
     *
     * @throws IllegalArgumentException if the partner is none of the sandbox
     */
    public Codes of(PartnerId partner) {
        if (ledger.partners().find(partner).filter(Partner::sandbox).isEmpty()) {
            throw new IllegalArgumentException("partner: " + partner + " (expected: one of the sandbox)");
        }
        return ledger.transactions().in(OfficeId.SANDBOX, () -> {
            store.lock(partner);
            Instant now = ledger.clock().instant();
            int left = MOST_A_DAY - store.madeSince(partner, now.minus(Duration.ofDays(1)));
            List<BillingCode> payable = filled(partner, State.PAYABLE, PAYABLE_AT_ONCE, left, now);
            List<BillingCode> paid = filled(partner, State.PAID, 1, left - PAYABLE_AT_ONCE, now);
            return new Codes(payable, paid, filled(partner, State.EXPIRED, 1, left - PAYABLE_AT_ONCE - 1, now));
        });
    }

    private List<BillingCode> filled(PartnerId partner, State state, int wanted, int left, Instant now) {
        List<BillingCode> codes = new ArrayList<>(store.of(partner, state, now.plus(LEFT)));
        for (int make = Math.min(wanted - codes.size(), left); make > 0; make--) {
            codes.add(make(partner, state, now));
        }
        return List.copyOf(codes);
    }

    private BillingCode make(PartnerId partner, State state, Instant now) {
        long number = store.number();
        BillingCode code = new BillingCode(String.format("799999%09d", number));
        PassportApplication application = application(String.format("SANDBOX-%09d", number), now);
        if (!bills.registerCode(code, OfficeId.SANDBOX, application.id())) {
            throw new IllegalStateException("billing code: " + code + " (expected: nobody's)");
        }
        Instant issuedAt = state == State.EXPIRED ? now.minus(LIFE).minus(LIFE) : now;
        store.bill(application.id(), code, AMOUNT, issuedAt, issuedAt.plus(LIFE));
        store.made(partner, code, state, now);
        UUID id = application.id();
        ledger.audit().record(OfficeId.SANDBOX, partner.value(), AuditEvent.BILL_ISSUED, id.toString(), code.value());
        if (state == State.PAID) {
            pay(partner, code, now);
        }
        CaseAccounts.Opened opened = accounts.open(OfficeId.SANDBOX, id).get();
        accounts.write(opened, accounts.judged(opened, opened.account()), "hub");
        return code;
    }

    private PassportApplication application(String booking, Instant now) {
        store.booking(booking, now);
        PassportApplication application = new PassportApplication(
                OfficeId.SANDBOX,
                UuidCreator.getTimeOrderedEpoch(),
                booking,
                new PassportApplication.Applicant(
                        "CONTOH SANDBOX", new Nik("3171010101900001"), LocalDate.of(1990, 1, 1)),
                PassportKind.ORDINARY_5Y,
                Stage.BILLED,
                now,
                0);
        applications.add(application);
        return application;
    }

    private void pay(PartnerId partner, BillingCode code, Instant now) {
        String reference = "SANDBOX-" + code;
        payments.settle(
                new PaymentConfirmation(partner, Transport.REST, reference, reference, code, AMOUNT, now, ""), now);
    }
}
