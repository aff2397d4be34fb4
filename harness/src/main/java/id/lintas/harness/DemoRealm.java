package id.lintas.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.realm.RealmFile;
import id.lintas.realm.TenantClient;
import id.lintas.realm.TenantFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The realm of a demonstration or a test run: the one an operator would import for these tenants, without TLS, and with
 * people in it.
 *
 * @param tenants what the tenants' files say
 */
record DemoRealm(TenantFolder tenants) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param folder holds {@code offices} and {@code partners} */
    static DemoRealm of(Path folder) {
        try {
            return new DemoRealm(TenantFolder.read(folder));
        } catch (IOException e) {
            throw new HarnessFailed("The tenants in " + folder + " make no realm: " + e.getMessage(), e);
        }
    }

    /** The tenants of the checkout that this JVM was started in. */
    static Path nearestTenants() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(Optional.of(start), Optional::isPresent, from -> from.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(directory -> directory.resolve("tenants"))
                .filter(folder -> Files.isDirectory(folder.resolve("offices")))
                .findFirst()
                .orElseThrow(() -> new HarnessFailed("No tenants/offices in " + start + " or above"));
    }

    /** As Keycloak imports it. */
    byte[] json() {
        ObjectNode realm = RealmFile.generate(tenants, new RealmFile.Options(List.of(), false));
        ArrayNode users = (ArrayNode) realm.path("users");
        for (JsonNode person : people()) {
            ObjectNode user = person.deepCopy();
            String office = user.path("office").asText();
            user.remove(List.of("office", "roles"));
            user.put("enabled", true).set("realmRoles", person.path("roles"));
            users.add(user);
            for (JsonNode organization : realm.path("organizations")) {
                if (organization.path("alias").asText().equals(office)) {
                    ((ObjectNode) organization)
                            .withArray("members")
                            .addObject()
                            .put("username", user.path("username").asText())
                            .put("membershipType", "UNMANAGED");
                }
            }
        }
        try {
            return JSON.writeValueAsBytes(realm);
        } catch (IOException e) {
            throw new HarnessFailed("The realm has no JSON", e);
        }
    }

    /** Clients of tenants that prove themselves with a secret. */
    List<String> clientsWithSecret() {
        return tenants.clients().stream()
                .filter(client -> !client.byCertificate())
                .map(TenantClient::clientId)
                .toList();
    }

    private static JsonNode people() {
        try (InputStream in = DemoRealm.class.getResourceAsStream("/realm/people.json")) {
            if (in == null) {
                throw new IOException("not on the class path");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new HarnessFailed("people.json: " + e.getMessage(), e);
        }
    }
}
