package id.lintas.realm;

import static id.lintas.realm.RealmView.attribute;
import static id.lintas.realm.RealmView.each;
import static id.lintas.realm.RealmView.text;
import static id.lintas.realm.RealmView.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The longer of the realm's rules. */
final class RealmRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LENGTH = Pattern.compile("\\blength\\((\\d+)\\)");
    private static final Set<String> SIGNATURES = Set.of("RS256", "PS256", "ES256");
    private static final Set<String> ORGANIZATIONS =
            Set.of("manage-organizations", "query-organizations", "view-organizations");

    private RealmRules() {}

    static boolean passwords(RealmView realm) {
        String policy = realm.text("passwordPolicy");
        Matcher length = LENGTH.matcher(policy);
        return length.find()
                && Integer.parseInt(length.group(1)) >= 12
                && policy.contains("notUsername")
                && policy.contains("passwordBlacklist(" + RealmFile.FORBIDDEN_PASSWORDS + ")")
                && !policy.matches(".*\\b(digits|upperCase|lowerCase|specialChars|forceExpiredPasswordChange)\\b.*");
    }

    static boolean shortTokens(RealmView realm) {
        return realm.within("accessTokenLifespan", 30, 600)
                && realm.within("accessTokenLifespanForImplicitFlow", 30, 600)
                && realm.within("accessCodeLifespan", 1, 60)
                && realm.clientsThat(client -> {
                            String life = attribute(client, "access.token.lifespan");
                            return !life.isEmpty() && Integer.parseInt(life) > 900;
                        })
                        .isEmpty();
    }

    static boolean signatures(RealmView realm) {
        return SIGNATURES.contains(realm.text("defaultSignatureAlgorithm"))
                && realm.clientsThat(client -> List.of(
                                        "access.token.signed.response.alg",
                                        "id.token.signed.response.alg",
                                        "user.info.response.signature.alg")
                                .stream()
                                .map(key -> attribute(client, key))
                                .anyMatch(algorithm -> !algorithm.isEmpty() && !SIGNATURES.contains(algorithm)))
                        .isEmpty();
    }

    static boolean events(RealmView realm) {
        int month = 2_592_000;
        int year = 31_536_000;
        String admin = text(realm.realm().path("attributes"), "adminEventsExpiration");
        return realm.is("eventsEnabled", true)
                && realm.within("eventsExpiration", month, year)
                && realm.is("adminEventsEnabled", true)
                && realm.is("adminEventsDetailsEnabled", false)
                && admin.matches("\\d{1,9}")
                && Integer.parseInt(admin) >= month
                && Integer.parseInt(admin) <= year
                && texts(realm.realm().path("eventsListeners")).contains("jboss-logging");
    }

    static boolean pageHeaders(RealmView realm) {
        JsonNode headers = realm.realm().path("browserSecurityHeaders");
        return text(headers, "contentSecurityPolicy").contains("frame-ancestors 'none'")
                && text(headers, "contentSecurityPolicy").contains("object-src 'none'")
                && text(headers, "xFrameOptions").equals("DENY")
                && text(headers, "xContentTypeOptions").equals("nosniff")
                && text(headers, "referrerPolicy").equals("no-referrer")
                && text(headers, "strictTransportSecurity").startsWith("max-age=31536000");
    }

    static boolean looseRedirect(JsonNode client) {
        Set<String> all = new HashSet<>(texts(client.path("redirectUris")));
        String logout = attribute(client, "post.logout.redirect.uris");
        if (!logout.isEmpty() && !Set.of("-", "+").contains(logout)) {
            all.addAll(List.of(logout.split("##")));
        }
        return all.stream().anyMatch(RealmRules::loose)
                || texts(client.path("webOrigins")).contains("*");
    }

    private static boolean loose(String redirect) {
        if (redirect.contains("*")) {
            return true;
        }
        URI uri = URI.create(redirect);
        boolean here = Set.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
        return !("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())));
    }

    static boolean leastPrivilege(RealmView realm) {
        Set<String> people = new HashSet<>(Set.of("manage-users", "query-users", "view-users"));
        people.addAll(ORGANIZATIONS);
        Set<String> clients = new HashSet<>(Set.of("manage-clients", "query-clients", "view-clients"));
        clients.addAll(ORGANIZATIONS);
        return realm.administration("lintas-accounts").equals(people)
                && realm.administration("lintas-realm").equals(clients)
                && each(realm.realm().path("clientScopeMappings").path("realm-management"))
                        .map(mapping -> text(mapping, "client"))
                        .allMatch(Set.of("lintas-accounts", "lintas-realm")::contains)
                && each(realm.realm().path("users")).allMatch(RealmRules::administersLittle);
    }

    private static boolean administersLittle(JsonNode user) {
        Set<String> roles = texts(user.path("clientRoles").path("realm-management"));
        return roles.isEmpty()
                || (text(user, "serviceAccountClientId").startsWith("lintas-")
                        && roles.stream()
                                .noneMatch(
                                        Set.of(
                                                "realm-admin",
                                                "manage-realm",
                                                "impersonation",
                                                "manage-identity-providers")::contains));
    }

    static boolean staffProfile(RealmView realm) {
        JsonNode provider = realm.realm()
                .path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0);
        try {
            JsonNode profile = JSON.readTree(provider.path("config")
                    .path("kc.user.profile.config")
                    .path(0)
                    .asText());
            return Set.of("", "ADMIN_EDIT", "ADMIN_VIEW").contains(text(profile, "unmanagedAttributePolicy"))
                    && profile.path("attributes").size() > 0
                    && each(profile.path("attributes"))
                            .allMatch(attribute -> texts(
                                            attribute.path("permissions").path("edit"))
                                    .equals(Set.of("admin")));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    static boolean secondFactor(RealmView realm) {
        Set<String> flow = realm.authenticators(realm.text("browserFlow"));
        return flow.contains("conditional-user-role")
                && flow.contains("auth-otp-form")
                && each(realm.realm().path("requiredActions"))
                        .anyMatch(action -> text(action, "alias").equals("CONFIGURE_TOTP")
                                && action.path("enabled").asBoolean())
                && List.of("central-operator", "central-adjudicator", "auditor").stream()
                        .allMatch(role -> realm.composites(role).contains("second-factor"));
    }

    static boolean clientPolicies(RealmView realm) {
        Set<String> forAll = new HashSet<>();
        each(realm.realm().path("clientPolicies").path("policies"))
                .filter(policy -> policy.path("enabled").asBoolean()
                        && each(policy.path("conditions"))
                                .allMatch(condition ->
                                        text(condition, "condition").equals("any-client")
                                                && !condition
                                                        .path("configuration")
                                                        .path("is-negative-logic")
                                                        .asBoolean()))
                .forEach(policy -> forAll.addAll(texts(policy.path("profiles"))));
        Set<String> executors = new HashSet<>();
        each(realm.realm().path("clientProfiles").path("profiles"))
                .filter(profile -> forAll.contains(text(profile, "name")))
                .flatMap(profile -> each(profile.path("executors")))
                .forEach(executor -> executors.add(text(executor, "executor")));
        return executors.containsAll(
                Set.of("reject-implicit-grant", "reject-ropc-grant", "full-scope-disabled", "pkce-enforcer"));
    }

    static boolean tenantClient(JsonNode client) {
        boolean certificate = text(client, "clientAuthenticatorType").equals("client-x509");
        String[] tenant = attribute(client, TenantOrganization.TENANT).split("/", 2);
        return client.path("serviceAccountsEnabled").asBoolean()
                && !client.path("standardFlowEnabled").asBoolean(true)
                && client.path("redirectUris").isEmpty()
                && mapped(client, "included.custom.audience", TenantClient.AUDIENCE)
                && tenant.length == 2
                && mapped(client, "claim.name", tenant[0])
                && mapped(client, "claim.value", tenant[1])
                && (!certificate
                        || (attribute(client, "tls.client.certificate.bound.access.tokens")
                                        .equals("true")
                                && !attribute(client, "x509.subjectdn").isBlank()
                                && !attribute(client, "x509.allow.regex.pattern.comparison")
                                        .equals("true")));
    }

    private static boolean mapped(JsonNode client, String key, String value) {
        return each(client.path("protocolMappers"))
                        .filter(mapper -> value.equals(text(mapper.path("config"), key)))
                        .count()
                == 1;
    }
}
