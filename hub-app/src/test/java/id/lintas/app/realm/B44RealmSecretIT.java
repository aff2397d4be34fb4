package id.lintas.app.realm;

import id.lintas.app.story.ServiceSecret;
import id.lintas.harness.RealKeycloak;
import id.lintas.secret.SecretFiles;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret by which the hub keeps organizations and clients is replaced while it compares them, and no comparison fails. */
class B44RealmSecretIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRealmSecretIsReplacedUnderLoadAndNoCallFails() throws Exception {
        try (ServiceSecret secret = new ServiceSecret("lintas-realm", folder.resolve(RealmAdministration.SECRET))) {
            RealmAdministration administration = new RealmAdministration(
                    new RealmSettings(URI.create(RealKeycloak.forTests().realmUrl()), null), new SecretFiles(folder));

            secret.replace(
                    "false",
                    () -> String.valueOf(administration.open().organizations().isEmpty()));
        }
    }
}
