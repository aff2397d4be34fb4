package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.sql.Later;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which bills a partner reaches: real ones have real bills, those of the sandbox its bills, and neither the other's. */
@Component("paymentReach")
class Reach {

    private final BillStore bills;
    private final Partners partners;

    Reach(BillStore bills, Partners partners) {
        this.bills = bills;
        this.partners = partners;
    }

    /** Whose bill it is, if the partner reaches it. */
    Later<Optional<BillOwner>> owner(PartnerId partner, BillingCode code) {
        Later<Optional<BillOwner>> found = bills.owner(code);
        return () -> found.get().filter(owner -> owner.office().equals(OfficeId.SANDBOX) == tries(partner));
    }

    /** Whether the partner only tries. */
    boolean tries(PartnerId partner) {
        return partners.known(partner).filter(Partner::sandbox).isPresent();
    }
}
