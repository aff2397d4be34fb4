package id.lintas.keys;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keyrings need the key that wraps them now; which one that is, a file beside it says. */
@Component
final class KeySecrets implements SecretNeeds {

    @Override
    public Collection<NeededSecret> now() {
        return List.of(
                NeededSecret.ofHub("kek/current", SecretKind.KEY_NAME, "the key that wraps offices' keysets"),
                NeededSecret.ofHub(
                        RegistryCipher.KEY,
                        SecretKind.FILE,
                        "the registry's key, for which people's data is encrypted"));
    }
}
