package id.lintas.app.developer;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.intake.AccessTokens;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may look into a partner's calls: whoever shows an access token of the partner. It opens that partner's own calls for half
 * an hour, to be read and no more; nothing else of the hub asks this door.
 */
@Component
class DeveloperDoor {

    private static final String PARTNER = "developer.partner";
    private static final String UNTIL = "developer.until";
    private static final Duration STAY = Duration.ofMinutes(30);
    private static final int LONGEST_TOKEN = 4096;

    private final Partners partners;
    private final AccessTokens tokens;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    DeveloperDoor(
            Partners partners, AccessTokens tokens, OfficeTransactions transactions, AuditTrail audit, Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The partner in force whose token that is; empty for any other token and any other name.
     *
     * @throws AccessTokens.TokensUnavailable if tokens cannot be checked now
     */
    Optional<Partner> owner(String name, String token) {
        if (!name.matches("[a-z][a-z0-9-]{0,31}") || token.isBlank() || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        return partners.find(new PartnerId(name))
                .filter(partner -> tokens.belongsTo(partner.id(), token.strip(), Optional.empty()));
    }

    /** Lets the browser look for a while; on record. False if the token is not that partner's. */
    boolean enter(String name, String token, HttpServletRequest request) {
        Optional<Partner> owner = owner(name, token);
        owner.ifPresent(partner -> {
            String id = partner.id().value();
            transactions.run(
                    OfficeId.CENTRAL, () -> audit.record(OfficeId.CENTRAL, id, AuditEvent.PARTNER_ENTERED, id, ""));
            HttpSession session = request.getSession();
            request.changeSessionId();
            session.setAttribute(PARTNER, id);
            session.setAttribute(UNTIL, clock.instant().plus(STAY));
        });
        return owner.isPresent();
    }

    /** Whose calls the browser may look into; a partner that is closed meanwhile opens nothing. */
    Optional<Partner> inside(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(PARTNER) instanceof String name
                        && session.getAttribute(UNTIL) instanceof Instant until
                        && clock.instant().isBefore(until)
                ? partners.find(new PartnerId(name))
                : Optional.empty();
    }

    /** Ends the look. */
    void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(PARTNER);
            session.removeAttribute(UNTIL);
        }
    }
}
