package id.lintas.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The realm as one file that Keycloak imports: what is the same everywhere from a resource, the rest from the tenants. */
public final class RealmFile {

    /** The name under which Keycloak must find {@link #forbiddenPasswords()}. */
    public static final String FORBIDDEN_PASSWORDS = "lintas-passwords.txt";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CENTRAL = List.of("central-operator", "central-adjudicator", "auditor");

    private RealmFile() {}

    /**
     * What differs between a production and a demonstration.
     *
     * @param hubUrls where logins may end, such as {@code https://lintas.example}; none means nowhere yet
     * @param production asks for TLS from every other machine and for a second factor from central staff
     */
    public record Options(List<String> hubUrls, boolean production) {

        /** Copies the list. */
        public Options {
            hubUrls = List.copyOf(hubUrls);
        }
    }

    /** A new copy of the realm with these tenants. */
    public static ObjectNode generate(TenantFolder tenants, Options options) {
        ObjectNode realm = base();
        realm.put("sslRequired", options.production() ? "external" : "none");
        ArrayNode organizations = realm.putArray("organizations");
        tenants.organizations().forEach(organization -> organizations.add(organization.representation()));
        ArrayNode clients = (ArrayNode) realm.path("clients");
        tenants.clients().forEach(client -> clients.add(client.representation()));
        for (JsonNode client : clients) {
            if (client.path("clientId").asText().equals("lintas-hub")) {
                loginsEndAt((ObjectNode) client, options.hubUrls());
            }
        }
        if (options.production()) {
            for (JsonNode role : realm.path("roles").path("realm")) {
                if (CENTRAL.contains(role.path("name").asText())) {
                    ((ObjectNode) role)
                            .put("composite", true)
                            .putObject("composites")
                            .putArray("realm")
                            .add("second-factor");
                }
            }
        }
        return realm;
    }

    /** Passwords that nobody may choose, one a line in small letters; Keycloak wants them as a file beside its data. */
    public static String forbiddenPasswords() {
        return new String(resource(FORBIDDEN_PASSWORDS), StandardCharsets.UTF_8);
    }

    private static void loginsEndAt(ObjectNode hub, List<String> hubUrls) {
        ArrayNode redirects = hub.putArray("redirectUris");
        hubUrls.forEach(url -> redirects.add(url + "/login/oauth2/code/keycloak"));
        ((ObjectNode) hub.path("attributes"))
                .put(
                        "post.logout.redirect.uris",
                        hubUrls.isEmpty()
                                ? "-"
                                : hubUrls.stream()
                                        .map(url -> url + "##" + url + "/")
                                        .collect(Collectors.joining("##")));
    }

    private static ObjectNode base() {
        try {
            return (ObjectNode) JSON.readTree(resource("lintas-realm.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("lintas-realm.json", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = RealmFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
