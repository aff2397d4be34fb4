package id.lintas.app.staff;

import id.lintas.app.staff.Accounts.Account;
import id.lintas.app.staff.Accounts.Newcomer;
import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;
import id.lintas.staff.Staff;
import id.lintas.staff.Staff.Wanted;
import id.lintas.staff.StaffRefused;
import id.lintas.staff.StaffRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the office's rows and the identity provider's accounts in step. The row is written first and says what is wanted;
 * then the provider is told; then the row says that it is so. Whatever crashes in between, {@link #heal} finishes or takes
 * back. No password is ever stored: one that was lost on the way is replaced by a new one.
 */
@Component
class Openings {

    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    /** Longer than an opening under way takes, so that healing does not overtake it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Staff staff;
    private final Accounts accounts;

    Openings(Staff staff, Accounts accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    /** Somebody with a new account, and the password to be shown once. */
    record Opened(Assignment assignment, String password) {}

    /**
     * Opens an account for a newcomer.
     *
     * @throws StaffRefused if a rule forbids it; nothing was written
     * @throws AccountsAway if the provider cannot be asked: before anything was written, or else healing decides later
     */
    Opened open(OfficeId office, Wanted wanted, String name, String email, String actor) {
        Optional<Account> there = accounts.find(wanted.username());
        if (there.isPresent() && foreign(office, there.get().id())) {
            throw new StaffRefused(StaffRefused.Reason.NAME_TAKEN);
        }
        Assignment begun = staff.begin(office, wanted, actor);
        String password = OneTimePassword.make();
        String account = accounts.open(new Newcomer(wanted.username(), name, email, password));
        if (there.isPresent()) {
            accounts.oneTimePassword(account, password);
        }
        return new Opened(finish(office, begun.id(), account), password);
    }

    /** Makes what an assignment wants true at the provider, for an account that is there. */
    Assignment finish(OfficeId office, UUID id, String account) {
        accounts.enable(account, true);
        accounts.join(office, account);
        return staff.ready(office, id, account);
    }

    /** Changes the terms; a person whose account was closed gets it back. */
    Assignment change(OfficeId office, UUID id, Set<StaffRole> roles, LocalDate endsOn, String actor) {
        String account = staff.get(office, id).account();
        Assignment changed = staff.change(office, id, roles, endsOn, actor);
        return changed.state() == Assignment.State.OPENING && account != null ? finish(office, id, account) : changed;
    }

    /** Ends an assignment at once, here and, as far as it answers, at the provider. */
    void end(OfficeId office, UUID id, String actor) {
        Assignment ended = staff.end(office, id, actor);
        try {
            close(ended);
        } catch (AccountsAway e) {
            LOG.warn("account closed later: office {}: {}", office, e.getMessage());
        }
    }

    /**
     * A new one-time password for a person of this office alone.
     *
     * @throws StaffRefused if the person works elsewhere too: whoever sets a password could log in as that person there
     */
    String newPassword(OfficeId office, UUID id, String actor) {
        Assignment one = staff.get(office, id);
        String account = ours(one);
        String password = OneTimePassword.make();
        accounts.oneTimePassword(account, password);
        staff.note(one, AuditEvent.PASSWORD_RESET, actor, "");
        return password;
    }

    /** Forgets wrong passwords of a person of this office alone. */
    void unlock(OfficeId office, UUID id, String actor) {
        Assignment one = staff.get(office, id);
        accounts.unlock(ours(one));
        staff.note(one, AuditEvent.ACCOUNT_UNLOCKED, actor, "");
    }

    /** Finishes or takes back what has been under way for longer than {@link #PATIENCE}. */
    void heal(OfficeId office, Duration patience) {
        for (Assignment one : staff.openingFor(office, patience)) {
            Optional<Account> account = accounts.find(one.username())
                    .filter(found -> one.account() == null || found.id().equals(one.account()));
            if (account.isPresent()) {
                finish(office, one.id(), account.get().id());
                LOG.info("account finished: office {} assignment {}", office, one.id());
            } else {
                staff.withdraw(office, one.id(), "hub");
                LOG.info("account taken back: office {} assignment {}", office, one.id());
            }
        }
    }

    /** Tells the provider of every assignment of the office that is over. */
    void closeOver(OfficeId office) {
        staff.over(office).forEach(this::close);
    }

    private void close(Assignment over) {
        String account = over.account();
        if (account == null) {
            return;
        }
        OfficeId office = over.office();
        accounts.leave(office, account);
        boolean nowhere = accounts.organizations(account).isEmpty() && !accounts.central(account);
        if (nowhere) {
            accounts.enable(account, false);
        }
        accounts.logOut(account);
        staff.closed(office, over.id(), nowhere ? "account disabled" : "membership removed");
        if (staff.get(office, over.id()).standing(staff.today(office)) != Standing.ENDED) {
            finish(office, over.id(), account);
        }
    }

    /** The account of a person who works at this office and nowhere else. */
    private String ours(Assignment one) {
        String account = one.account();
        if (account == null || foreign(one.office(), account)) {
            throw new StaffRefused(StaffRefused.Reason.ELSEWHERE_TOO);
        }
        return account;
    }

    private boolean foreign(OfficeId office, String account) {
        return accounts.organizations(account).stream().anyMatch(alias -> !alias.equals(office.value()))
                || accounts.central(account);
    }
}
