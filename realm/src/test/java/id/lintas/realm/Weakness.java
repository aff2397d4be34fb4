package id.lintas.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One weakness for each rule, as somebody could really make it; a rule without one does not compile. */
final class Weakness {

    private Weakness() {}

    static void plant(RealmRule rule, ObjectNode realm) {
        ObjectNode hub = client(realm, "lintas-hub");
        ObjectNode bank = client(realm, "bank-musi");
        ObjectNode certified = client(realm, "bank-siak");
        ObjectNode unused = switch (rule) {
            case TLS_FROM_OUTSIDE -> realm.put("sslRequired", "none");
            case NO_REGISTRATION -> realm.put("registrationAllowed", true);
            case NO_SELF_RESET -> realm.put("resetCredentialsFlow", "reset credentials");
            case NO_REMEMBER_ME -> realm.put("rememberMe", true);
            case FIXED_USER_NAMES -> realm.put("editUsernameAllowed", true);
            case BRUTE_FORCE -> realm.put("permanentLockout", true);
            case PASSWORDS -> realm.put("passwordPolicy", "length(8) and notUsername(undefined)");
            case ONE_TIME_CODES -> realm.put("otpPolicyCodeReusable", true);
            case SHORT_TOKENS -> at(bank, "attributes").put("access.token.lifespan", "3600");
            case SESSIONS -> realm.put("ssoSessionMaxLifespan", 2_592_000);
            case REFRESH_ROTATION -> realm.put("refreshTokenMaxReuse", 1);
            case SIGNATURES -> at(bank, "attributes").put("access.token.signed.response.alg", "HS256");
            case EVENTS -> realm.put("adminEventsEnabled", false);
            case PAGE_HEADERS -> at(realm, "browserSecurityHeaders").put("xFrameOptions", "SAMEORIGIN");
            case ORGANIZATIONS -> realm.put("organizationsEnabled", false);
            case NO_IMPLICIT -> hub.put("implicitFlowEnabled", true);
            case NO_DIRECT_GRANTS -> hub.put("directAccessGrantsEnabled", true);
            case EXACT_REDIRECTS -> redirect(hub, "https://lintas.example/*");
            case PKCE -> at(hub, "attributes").put("pkce.code.challenge.method", "plain");
            case NO_PUBLIC_CLIENTS -> bank.put("publicClient", true);
            case CLIENT_PROOF -> proof(realm, "client-jwt");
            case NO_FULL_SCOPE -> bank.put("fullScopeAllowed", true);
            case NO_SPARE_CLIENTS -> client(realm, "admin-cli").put("enabled", true);
            case LEAST_PRIVILEGE -> privilege(realm, "manage-realm");
            case FEW_CLAIMS -> scope(hub, "profile");
            case STAFF_PROFILE -> profile(realm);
            case SECOND_FACTOR -> role(realm, "central-operator").putObject("composites");
            case CLIENT_POLICIES -> ((ObjectNode) realm.at("/clientPolicies/policies/0")).put("enabled", false);
            case TENANT_CLIENTS ->
                at(certified, "attributes").put("tls.client.certificate.bound.access.tokens", "false");
        };
    }

    private static ObjectNode at(ObjectNode from, String key) {
        return (ObjectNode) from.path(key);
    }

    private static ObjectNode client(ObjectNode realm, String id) {
        return named(realm.path("clients"), "clientId", id);
    }

    private static ObjectNode role(ObjectNode realm, String name) {
        return named(realm.at("/roles/realm"), "name", name);
    }

    private static ObjectNode named(JsonNode all, String key, String value) {
        for (JsonNode one : all) {
            if (one.path(key).asText().equals(value)) {
                return (ObjectNode) one;
            }
        }
        throw new IllegalArgumentException("no " + key + " " + value);
    }

    private static ObjectNode redirect(ObjectNode hub, String uri) {
        ((ArrayNode) hub.path("redirectUris")).add(uri);
        return hub;
    }

    private static ObjectNode proof(ObjectNode realm, String authenticator) {
        ObjectNode flow = named(realm.path("authenticationFlows"), "alias", "systems");
        ((ArrayNode) flow.path("authenticationExecutions")).addObject().put("authenticator", authenticator);
        return flow;
    }

    private static ObjectNode privilege(ObjectNode realm, String role) {
        ((ArrayNode) realm.at("/users/0/clientRoles/realm-management")).add(role);
        return realm;
    }

    private static ObjectNode scope(ObjectNode client, String name) {
        ((ArrayNode) client.path("defaultClientScopes")).add(name);
        return client;
    }

    private static ObjectNode profile(ObjectNode realm) {
        ArrayNode config = (ArrayNode) realm.path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0)
                .path("config")
                .path("kc.user.profile.config");
        String text = config.path(0).asText();
        config.removeAll().add(text.replace("ADMIN_EDIT", "ENABLED"));
        return realm;
    }
}
