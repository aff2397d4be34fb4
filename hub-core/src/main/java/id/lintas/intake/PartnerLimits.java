package id.lintas.intake;

import id.lintas.limit.Admission;
import id.lintas.limit.Limiter;
import id.lintas.limit.Tenant;
import id.lintas.office.Limits;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Each partner's limits at the door. Asked only about messages that were shown to be the partner's. */
@Component
class PartnerLimits {

    /** Partners' days are those of their head offices. */
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** Refusals that are written down for one partner: enough to see what is wrong, too few to fill a disk. */
    private static final Limits RECORDED = new Limits(10, 50, Limits.LEAST_BODY, 1, Limits.MOST_DAY);

    private final Partners partners;
    private final Limiter limiter;

    PartnerLimits(Partners partners, Limiter limiter) {
        this.partners = partners;
        this.limiter = limiter;
    }

    /** A call is let in or refused; what waits in a queue or a folder is taken more slowly instead. */
    Admission admit(RawMessage message) {
        Limits limits = partners.known(message.partner())
                .orElseThrow(() -> new UnknownPartner(message.partner(), "is not configured"))
                .limits();
        Tenant tenant = new Tenant("partner/" + message.partner(), limits, WIB);
        if (message.transport() == Transport.REST) {
            return limiter.enter(tenant, message.body().length);
        }
        limiter.pace(tenant, message.body().length);
        return Admission.free();
    }

    /** Whether a refused call is worth a row; anybody may send one, so their number is bounded. */
    Admission record(RawMessage message) {
        return message.transport() == Transport.REST
                ? limiter.enter(new Tenant("refused/" + message.partner(), RECORDED, WIB), 0)
                : Admission.free();
    }
}
