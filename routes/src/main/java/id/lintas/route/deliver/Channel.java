package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.office.OfficeId;

/**
 * One way to one peer.
 *
 * @param office whose link
 * @param link its name
 */
record Channel(OfficeId office, String link) {

    static Channel of(Claim claim) {
        return new Channel(claim.envelope().office(), claim.link());
    }
}
