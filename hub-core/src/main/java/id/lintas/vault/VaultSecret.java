package id.lintas.vault;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The vault needs its key. */
@Component
final class VaultSecret implements SecretNeeds {

    @Override
    public Collection<NeededSecret> now() {
        return List.of(NeededSecret.ofHub("vault-key", SecretKind.KEY, "encrypts fingerprints"));
    }
}
