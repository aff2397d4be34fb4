package id.lintas.app.wiring;

import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.secret.CheckedSecrets;
import java.util.Collection;
import java.util.Optional;

/** The configured partners without those whose secrets are missing, empty or a default: such a partner is nobody. */
record SoundPartners(Partners configured, CheckedSecrets secrets) implements Partners {

    @Override
    public Optional<Partner> find(PartnerId id) {
        return configured.find(id).filter(this::sound);
    }

    @Override
    public Collection<Partner> all() {
        return configured.all().stream().filter(this::sound).toList();
    }

    @Override
    public Optional<Partner> known(PartnerId id) {
        return configured.known(id);
    }

    @Override
    public Collection<Partner> known() {
        return configured.known();
    }

    private boolean sound(Partner partner) {
        return secrets.sound("partners/" + partner.id());
    }
}
