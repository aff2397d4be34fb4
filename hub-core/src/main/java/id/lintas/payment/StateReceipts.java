package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.Step;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.sql.Later;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the registry says of payments that it stored: the state's receipts. Needs the office's open transaction; a repeat changes nothing. */
@Service
public class StateReceipts {

    private final PaymentStore store;
    private final CaseAccounts accounts;
    private final PassportApplications applications;
    private final AuditTrail audit;

    StateReceipts(PaymentStore store, CaseAccounts accounts, PassportApplications applications, AuditTrail audit) {
        this.store = store;
        this.accounts = accounts;
        this.applications = applications;
        this.audit = audit;
    }

    /** A receipt: the state's number (NTPN) of a payment. */
    public record StateReceipt(UUID payment, BillingCode code, String ntpn, Instant at) {}

    /** What a receipt did. */
    public enum Effect {
        /** The case is paid by it. */
        PAID,
        /** It is written down and changes nothing, as the payment does not settle the case any more. */
        KEPT,
        /** It contradicts what is known and decides nothing. */
        CONTRADICTED
    }

    /** What is done when a receipt was taken. */
    @FunctionalInterface
    public interface Then {
        /**
         * Goes on.
         *
         * @param application the payment's case; null if the receipt contradicts what is known
         */
        @Nullable
        Step goOn(Effect effect, @Nullable UUID application);
    }

    /**
     * Takes a receipt.
     *
     * @param busy the cases that receipts beside this one work on at the moment; each waits for its own
     */
    public Step take(OfficeId office, StateReceipt receipt, Set<UUID> busy, Then then) {
        return () -> {
            if (!receipt.ntpn().matches("[0-9A-Z]{16}")) {
                return then.goOn(Effect.CONTRADICTED, null);
            }
            Later<Optional<UUID>> holder = store.withNtpn(office, receipt.ntpn());
            Later<Optional<Payment>> found = store.asked(office, receipt.payment());
            return () -> {
                Payment said = found.get().orElse(null);
                if (said == null || !said.billingCode().equals(receipt.code())) {
                    return then.goOn(Effect.CONTRADICTED, null);
                }
                return busy.add(said.application())
                        ? write(office, receipt, holder, said.application(), busy, then)
                        : take(office, receipt, busy, then);
            };
        };
    }

    private Step write(
            OfficeId office,
            StateReceipt receipt,
            Later<Optional<UUID>> holder,
            UUID application,
            Set<UUID> busy,
            Then then) {
        Later<CaseAccounts.Opened> opening = accounts.open(office, application);
        return () -> {
            boolean others = holder.get()
                    .filter(other -> !other.equals(receipt.payment()))
                    .isPresent();
            Effect effect = others ? Effect.CONTRADICTED : write(office, receipt, opening.get());
            return () -> {
                // By now it is written, for whoever waited for the case.
                busy.remove(application);
                return then.goOn(effect, effect == Effect.CONTRADICTED ? null : application);
            };
        };
    }

    private Effect write(OfficeId office, StateReceipt receipt, CaseAccounts.Opened opened) {
        Payment known = opened.account().payment(receipt.payment());
        String before = known.ntpn();
        if (known.status().held() || (before != null && !before.equals(receipt.ntpn()))) {
            return Effect.CONTRADICTED;
        }
        if (before == null) {
            store(office, receipt, opened, known);
        }
        return known.status().settles() ? Effect.PAID : Effect.KEPT;
    }

    private void store(OfficeId office, StateReceipt receipt, CaseAccounts.Opened opened, Payment known) {
        audit.record(
                office, "registry", AuditEvent.PAYMENT_STORED, receipt.payment().toString(), receipt.ntpn());
        CaseAccount receipted = opened.account().with(known.stored(receipt.ntpn(), receipt.at()));
        PassportApplication application = accounts.write(opened, accounts.judged(opened, receipted), "registry");
        if (known.status().settles() && application.stage() == Stage.PAID_PROVISIONAL) {
            applications.move(application, Stage.PAID, "registry");
        }
    }
}
