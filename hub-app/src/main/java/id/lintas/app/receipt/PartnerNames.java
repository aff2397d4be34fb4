package id.lintas.app.receipt;

import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How people know a bank or the post office. */
@Component
class PartnerNames {

    private final Partners partners;

    PartnerNames(Partners partners) {
        this.partners = partners;
    }

    /** The full name, or the id of one that the hub does not know any more; empty for none. */
    String name(String id) {
        return partner(id).map(Partner::name).orElse(id);
    }

    /** Whether its references are NTP, the post office's, and not NTB, a bank's. Only the post office brings files. */
    boolean post(String id) {
        return partner(id)
                .map(Partner::transport)
                .filter(Transport.FILES::equals)
                .isPresent();
    }

    private Optional<Partner> partner(String id) {
        try {
            return partners.known(new PartnerId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
