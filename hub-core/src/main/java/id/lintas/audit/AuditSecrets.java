package id.lintas.audit;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Batches of entries are signed with a key of the hub's own. */
@Component
final class AuditSecrets implements SecretNeeds {

    @Override
    public Collection<NeededSecret> now() {
        return List.of(NeededSecret.ofHub("audit/signing-key", SecretKind.PRIVATE_KEY, "signs the audit's batches"));
    }
}
