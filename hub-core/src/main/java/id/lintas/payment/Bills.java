package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Bills: asked of the registry, issued by it, expiring. */
@Service
public class Bills {

    /** Type of the event that asks the registry for a bill. */
    public static final String REQUESTED = "id.lintas.bill.requested.v1";

    private static final int AT_ONCE = 200;

    private final BillStore store;
    private final CaseAccounts accounts;
    private final SettlePayment payments;
    private final PassportApplications applications;
    private final Ledger ledger;
    private final Clock clock;

    Bills(
            BillStore store,
            CaseAccounts accounts,
            SettlePayment payments,
            PassportApplications applications,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.payments = payments;
        this.applications = applications;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a bill's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component("billLedger")
    record Ledger(OfficeTransactions transactions, Deliveries deliveries, Envelopes envelopes, AuditTrail audit) {}

    /**
     * Records the case's first bill at the tariff of today and owes the request to the registry, or owes it for later while no
     * codes are to be had; joins the office's open transaction.
     */
    public void request(PassportApplication application, String actor) {
        request(application, 1, actor);
    }

    /**
     * Asks for another bill in the place of one that expired or whose payment was taken back.
     *
     * @return false if the latest bill can still be paid or is paid, or the case waits for another decision
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     */
    public boolean renew(OfficeId office, UUID id, String actor) {
        return ledger.transactions().in(office, () -> {
            CaseAccounts.Opened opened = accounts.open(office, id).get();
            Optional<Bill> over = over(opened.account().bills(), opened.application());
            over.ifPresent(bill -> request(opened.application(), bill.issue() + 1, actor));
            return over.isPresent();
        });
    }

    /** Whether another bill may be asked for. */
    public boolean renewable(OfficeId office, UUID id) {
        return ledger.transactions()
                .in(
                        office,
                        () -> over(store.all(office, id), applications.get(office, id))
                                .isPresent());
    }

    /** The latest bill, if it is over and the case unpaid. */
    private static Optional<Bill> over(List<Bill> bills, PassportApplication application) {
        boolean unpaid = application.stage() == Stage.BILLED || application.stage() == Stage.UNPAID;
        return unpaid && !application.purged() && !bills.isEmpty()
                ? Optional.of(bills.get(bills.size() - 1))
                        .filter(bill -> bill.status().over())
                : Optional.empty();
    }

    private void request(PassportApplication application, int issue, String actor) {
        OfficeId office = application.office();
        Instant now = clock.instant();
        Rupiah amount = store.tariff(application.kind(), now);
        store.insert(office, application.id(), issue, amount, now);
        ledger.audit()
                .record(
                        office,
                        actor,
                        AuditEvent.BILL_REQUESTED,
                        application.id().toString(),
                        amount.toString());
        ledger.deliveries()
                .owe(
                        ledger.envelopes()
                                .event(
                                        office,
                                        REQUESTED,
                                        application.bookingCode(),
                                        Map.of(
                                                "applicationId", application.id(),
                                                "issue", issue,
                                                "bookingCode", application.bookingCode(),
                                                "office", office.value(),
                                                "service", application.kind().name(),
                                                "amount", amount.amount())),
                        Links.REGISTRY,
                        store.closedUntil(now).orElse(now));
    }

    /**
     * Takes the registry's bill, and the money that came for it before; a repeat changes nothing. Joins the office's open
     * transaction.
     *
     * @param issue which of the case's bills, from 1
     * @return false if it contradicts what was asked or what is known, and decides nothing
     */
    public boolean issued(
            OfficeId office,
            UUID application,
            int issue,
            BillingCode code,
            Rupiah amount,
            Instant issuedAt,
            Instant expiresAt) {
        CaseAccounts.Opened opened = accounts.open(office, application).get();
        Bill bill = opened.account().bills().stream()
                .filter(one -> one.issue() == issue)
                .findFirst()
                .orElse(null);
        if (bill == null || !bill.amount().equals(amount) || !expiresAt.isAfter(issuedAt)) {
            return false;
        }
        if (bill.status() != Bill.Status.REQUESTED) {
            return code.equals(bill.billingCode());
        }
        store.lockCode(code);
        if (!store.registerCode(code, office, application)
                || store.of(office, code).isPresent()) {
            return false;
        }
        store.issue(office, application, issue, code, issuedAt, expiresAt);
        ledger.audit().record(office, "registry", AuditEvent.BILL_ISSUED, application.toString(), code.value());
        PassportApplication asked = opened.application();
        if (asked.stage().leadsTo(Stage.BILLED) && asked.stage() != Stage.PAID_PROVISIONAL) {
            applications.move(asked, Stage.BILLED, "registry");
        }
        judge(office, application, "registry");
        payments.found(office, application, code);
        return true;
    }

    /**
     * Marks the office's bills that nobody paid in time. Works in small transactions, each whole in itself; several nodes may do
     * so at once.
     *
     * @return how many cases were looked at
     */
    public int expire(OfficeId office) {
        Instant now = clock.instant();
        int looked = 0;
        List<UUID> due;
        do {
            due = ledger.transactions().in(office, () -> store.toExpire(office, now, AT_ONCE));
            due.forEach(application -> ledger.transactions().run(office, () -> judge(office, application, "hub")));
            looked += due.size();
        } while (due.size() == AT_ONCE);
        return looked;
    }

    private void judge(OfficeId office, UUID application, String actor) {
        CaseAccounts.Opened opened = accounts.open(office, application).get();
        accounts.write(opened, accounts.judged(opened, opened.account()), actor);
    }
}
