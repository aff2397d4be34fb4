package id.lintas.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A partner's or an office's own system as a client of the realm: it may ask for tokens by client credentials and nothing
 * else. Its tokens say whose it is in {@code partner} or {@code office}, what it is in {@code roles}, and are for the hub
 * alone.
 *
 * @param kind whose system it is
 * @param id the partner's or the office's id
 * @param name for people
 * @param enabled false refuses it a token
 * @param certificateSubject the subject of the certificate it proves itself with, as in RFC 4514, and that its tokens are
 *     then bound to; empty where it has a secret instead
 */
public record TenantClient(Kind kind, String id, String name, boolean enabled, String certificateSubject) {

    /** The audience of every token for the hub. */
    public static final String AUDIENCE = "lintas-hub-api";

    /** Whose system a client is; also the claim that names the tenant. */
    public enum Kind {
        /** A bank or the post office; SNAP wants its tokens to live 15 minutes. */
        PARTNER("", "bank", 900),
        /** An office. */
        OFFICE("office-", "office-system", 300);

        private final String prefix;
        private final String role;
        private final int tokenSeconds;

        Kind(String prefix, String role, int tokenSeconds) {
            this.prefix = prefix;
            this.role = role;
            this.tokenSeconds = tokenSeconds;
        }

        String claim() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The client of a partner. */
    public static TenantClient ofPartner(String id, String name, boolean enabled, String certificateSubject) {
        return new TenantClient(Kind.PARTNER, id, name, enabled, certificateSubject);
    }

    /** The client of an office's own system. */
    public static TenantClient ofOffice(String id, String name, boolean enabled) {
        return new TenantClient(Kind.OFFICE, id, name, enabled, "");
    }

    /** A partner's id, or {@code office-<id>}. */
    public String clientId() {
        return kind.prefix + id;
    }

    /** {@code partner/<id>} or {@code office/<id>}: marks the client as kept by that tenant's file. */
    public String tenant() {
        return kind.claim() + "/" + id;
    }

    /** Whether it proves itself with a certificate. */
    public boolean byCertificate() {
        return !certificateSubject.isEmpty();
    }

    /** As Keycloak reads it, without the secret. */
    public ObjectNode representation() {
        ObjectNode client = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", clientId())
                .put("name", name)
                .put("enabled", enabled)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("bearerOnly", false)
                .put("clientAuthenticatorType", byCertificate() ? "client-x509" : "client-secret")
                .put("standardFlowEnabled", false)
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("consentRequired", false)
                .put("fullScopeAllowed", false);
        client.putArray("redirectUris");
        client.putArray("webOrigins");
        ObjectNode attributes = client.putObject("attributes")
                .put(TenantOrganization.TENANT, tenant())
                .put("access.token.lifespan", Integer.toString(kind.tokenSeconds))
                .put("access.token.signed.response.alg", "RS256")
                .put("client_credentials.use_refresh_token", "false")
                .put("tls.client.certificate.bound.access.tokens", Boolean.toString(byCertificate()));
        if (byCertificate()) {
            attributes.put("x509.subjectdn", certificateSubject).put("x509.allow.regex.pattern.comparison", "false");
        }
        client.putArray("defaultClientScopes").add("basic");
        client.putArray("optionalClientScopes");
        ArrayNode mappers = client.putArray("protocolMappers");
        mapper(mappers, "audience", "oidc-audience-mapper", Map.of("included.custom.audience", AUDIENCE));
        mapper(mappers, "tenant", "oidc-hardcoded-claim-mapper", claim(kind.claim(), id, "String"));
        mapper(mappers, "roles", "oidc-hardcoded-claim-mapper", claim("roles", "[\"" + kind.role + "\"]", "JSON"));
        return client;
    }

    private static Map<String, String> claim(String name, String value, String type) {
        return Map.of("claim.name", name, "claim.value", value, "jsonType.label", type);
    }

    private static void mapper(ArrayNode mappers, String name, String kind, Map<String, String> config) {
        ObjectNode written = mappers.addObject()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", kind)
                .putObject("config");
        // in the same order each time: the file is the key of a cache
        new TreeMap<>(config).forEach(written::put);
        written.put("access.token.claim", "true").put("introspection.token.claim", "true");
        for (String elsewhere : List.of("id.token.claim", "userinfo.token.claim")) {
            written.put(elsewhere, "false");
        }
    }
}
