package id.lintas.intake;

import id.lintas.partner.PartnerId;

/** No partner of that id is configured, or none that its dialect's connector can serve. */
public final class UnknownPartner extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownPartner(PartnerId id, String why) {
        super("partner: " + id + " " + why);
    }
}
