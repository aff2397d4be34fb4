package id.lintas.receipt;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Receipts are signed with a key of the hub's own. */
@Component
final class ReceiptSecrets implements SecretNeeds {

    @Override
    public Collection<NeededSecret> now() {
        return List.of(NeededSecret.ofHub(ReceiptKeys.KEY, SecretKind.PRIVATE_KEY, "signs receipts of payments"));
    }
}
