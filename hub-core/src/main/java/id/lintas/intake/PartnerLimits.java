package id.lintas.intake;

import id.lintas.limit.Admission;
import id.lintas.limit.Limiter;
import id.lintas.limit.Tenant;
import id.lintas.office.Limits;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Each partner's limits at the door. Asked only about messages that were shown to be the partner's. */
@Component
class PartnerLimits {

    /** Partners' days are those of their head offices. */
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /**
     * Refusals that are written down for one partner: fifty at once and one a second, 64 MiB a day. Enough to see what is wrong,
     * too few to fill a disk.
     */
    private static final Limits RECORDED = new Limits(1, 50, Limits.LEAST_BODY, 1, 64L << 20);

    /** What a row takes besides the body. */
    private static final int ROW = 512;

    private final Partners partners;
    private final Limiter limiter;

    PartnerLimits(Partners partners, Limiter limiter) {
        this.partners = partners;
        this.limiter = limiter;
    }

    /** A call is let in or refused; what waits in a queue is taken more slowly instead. */
    Admission admit(RawMessage message) {
        Tenant tenant = tenant(message.partner());
        if (message.transport() == Transport.REST) {
            return limiter.enter(tenant, message.body().length);
        }
        limiter.pace(tenant, message.body().length);
        return Admission.free();
    }

    /** What waits in a folder is taken more slowly, where there is too much of it. */
    void pace(PartnerId partner, long bytes) {
        limiter.pace(tenant(partner), bytes);
    }

    /** The longest file that is fetched from the partner. */
    long fileBytes(PartnerId partner) {
        return limits(partner).bodyBytes();
    }

    /** Statements have limits of their own, those of files: a bank that calls may send long ones, and they take nothing from its calls. */
    void paceStatement(PartnerId partner, long bytes) {
        limiter.pace(new Tenant("statements/" + partner, Limits.OF_FILES, WIB), bytes);
    }

    /** The longest statement that is fetched from the partner. */
    long statementBytes(PartnerId partner) {
        return Math.max(fileBytes(partner), Limits.OF_FILES.bodyBytes());
    }

    private Tenant tenant(PartnerId partner) {
        return new Tenant("partner/" + partner, limits(partner), WIB);
    }

    private Limits limits(PartnerId partner) {
        return partners.known(partner)
                .orElseThrow(() -> new UnknownPartner(partner, "is not configured"))
                .limits();
    }

    /** Whether a refused call is worth a row; anybody may send one, so their number is bounded. */
    Admission record(RawMessage message) {
        return message.transport() == Transport.REST
                ? limiter.enter(new Tenant("refused/" + message.partner(), RECORDED, WIB), ROW + message.body().length)
                : Admission.free();
    }
}
