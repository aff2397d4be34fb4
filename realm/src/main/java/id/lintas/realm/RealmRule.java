package id.lintas.realm;

import static id.lintas.realm.RealmView.attribute;
import static id.lintas.realm.RealmView.text;
import static id.lintas.realm.RealmView.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a realm of Lintas keeps to, whether as a file before an import or as an export of a running server. */
public enum RealmRule {
    /** TLS from every other machine. */
    TLS_FROM_OUTSIDE(
            "sslRequired is external or all", realm -> Set.of("external", "all").contains(realm.text("sslRequired"))),
    /** Nobody makes an own account. */
    NO_REGISTRATION(
            "registrationAllowed is false and its flow refuses",
            realm -> realm.is("registrationAllowed", false) && realm.refuses("registrationFlow")),
    /** A password is reset by the office's administrator, not by whoever reads a mailbox. */
    NO_SELF_RESET(
            "resetPasswordAllowed is false and its flow refuses",
            realm -> realm.is("resetPasswordAllowed", false) && realm.refuses("resetCredentialsFlow")),
    /** Counters are shared machines. */
    NO_REMEMBER_ME("rememberMe is false", realm -> realm.is("rememberMe", false)),
    /** A user name stays whose it is. */
    FIXED_USER_NAMES(
            "editUsernameAllowed and loginWithEmailAllowed are false",
            realm -> realm.is("editUsernameAllowed", false) && realm.is("loginWithEmailAllowed", false)),
    /** Guessing is slowed down, and cannot lock an office out for good. */
    BRUTE_FORCE(
            "brute force detection is on, waits 1 to 15 minutes after at most 10 failures, never for ever",
            realm -> realm.is("bruteForceProtected", true)
                    && realm.is("permanentLockout", false)
                    && realm.within("failureFactor", 3, 10)
                    && realm.within("waitIncrementSeconds", 60, 900)
                    && realm.within("maxFailureWaitSeconds", 300, 900)),
    /** Long and not common; no rules of composition and no forced change, which make passwords worse. */
    PASSWORDS(
            "passwords have 12 characters or more, are not the name and not common; no other demands",
            RealmRules::passwords),
    /** A code seen over a shoulder is worth nothing. */
    ONE_TIME_CODES("one-time codes are not reusable", realm -> realm.is("otpPolicyCodeReusable", false)),
    /** A stolen access token is soon worth nothing. */
    SHORT_TOKENS(
            "access tokens live at most 10 minutes, those of systems 15; codes one minute", RealmRules::shortTokens),
    /** An idle session ends within half an hour, any within a working day. */
    SESSIONS(
            "sessions end after at most 30 idle minutes and 12 hours, offline ones too",
            realm -> realm.within("ssoSessionIdleTimeout", 60, 1800)
                    && realm.within("ssoSessionMaxLifespan", 60, 43_200)
                    && realm.is("offlineSessionMaxLifespanEnabled", true)
                    && realm.within("offlineSessionMaxLifespan", 60, 43_200)),
    /** A refresh token works once. */
    REFRESH_ROTATION(
            "refresh tokens are revoked at their first use",
            realm -> realm.is("revokeRefreshToken", true) && realm.within("refreshTokenMaxReuse", 0, 0)),
    /** Only the server can sign. */
    SIGNATURES("tokens are signed with RS256, PS256 or ES256", RealmRules::signatures),
    /** Who logged in, who failed, who changed the realm: kept, for a time. */
    EVENTS("login and admin events are kept 30 days to a year, without their contents", RealmRules::events),
    /** Login pages cannot be framed. */
    PAGE_HEADERS("login pages forbid framing and sniffing and demand TLS", RealmRules::pageHeaders),
    /** Offices are organizations. */
    ORGANIZATIONS("organizations are on", realm -> realm.is("organizationsEnabled", true)),
    /** No token in an address. */
    NO_IMPLICIT(
            "no client has the implicit flow",
            realm -> realm.clientsThat(
                            client -> client.path("implicitFlowEnabled").asBoolean(true)
                                    && !text(client, "bearerOnly").equals("true"))
                    .isEmpty()),
    /** No program ever sees a person's password. */
    NO_DIRECT_GRANTS(
            "no client has direct grants, and their flow refuses",
            realm -> realm.clientsThat(client ->
                                    client.path("directAccessGrantsEnabled").asBoolean(true)
                                            && !text(client, "bearerOnly").equals("true"))
                            .isEmpty()
                    && realm.refuses("directGrantFlow")),
    /** A login ends where it was meant to. */
    EXACT_REDIRECTS(
            "redirects are whole addresses, by TLS unless on this machine",
            realm -> realm.clientsThat(RealmRules::looseRedirect).isEmpty()),
    /** A stolen code is worth nothing. */
    PKCE(
            "clients with a login demand PKCE with S256",
            realm -> realm.clientsThat(client -> client.path("standardFlowEnabled")
                                    .asBoolean(true)
                            && !text(client, "bearerOnly").equals("true")
                            && !attribute(client, "pkce.code.challenge.method").equals("S256"))
                    .isEmpty()),
    /** Every client can prove who it is. */
    NO_PUBLIC_CLIENTS(
            "no client is public",
            realm -> realm.clientsThat(client -> client.path("publicClient").asBoolean(false))
                    .isEmpty()),
    /** How a client proves it. */
    CLIENT_PROOF(
            "clients prove themselves by secret or certificate alone",
            realm -> realm.authenticators(realm.text("clientAuthenticationFlow"))
                    .equals(Set.of("client-secret", "client-x509"))),
    /** Tokens carry what was meant for their client. */
    NO_FULL_SCOPE(
            "no client has the full scope",
            realm -> realm.clientsThat(client -> client.path("fullScopeAllowed").asBoolean(true)
                            && !text(client, "bearerOnly").equals("true"))
                    .isEmpty()),
    /** Consoles and command lines that come with each realm. */
    NO_SPARE_CLIENTS(
            "account, its console, the realm's admin console and admin-cli are off",
            realm -> List.of("account", "account-console", "security-admin-console", "admin-cli").stream()
                    .allMatch(id -> realm.client(id).count() == 1
                            && realm.client(id)
                                    .noneMatch(client -> client.path("enabled").asBoolean(true)))),
    /** The hub's own rights: people and organizations for one client, clients and organizations for the other. */
    LEAST_PRIVILEGE(
            "the hub's clients administer people or clients, and neither the realm", RealmRules::leastPrivilege),
    /** Nothing personal goes where nobody asked for it. */
    FEW_CLAIMS(
            "tokens of the hub hold no profile, email, phone or address",
            realm -> realm.client("lintas-hub").count() == 1
                    && realm.clients()
                            .noneMatch(client -> texts(client.path("defaultClientScopes")).stream()
                                    .anyMatch(
                                            Set.of("profile", "email", "phone", "address", "offline_access")
                                                    ::contains))),
    /** What people may change about themselves decides nothing. */
    STAFF_PROFILE("only administrators edit a person's names and attributes", RealmRules::staffProfile),
    /** The whole directorate is behind these accounts. */
    SECOND_FACTOR("central staff log in with a one-time code as well", RealmRules::secondFactor),
    /** A client made by hand is no weaker. */
    CLIENT_POLICIES(
            "a policy for every client refuses weak grants, full scope and logins without PKCE",
            RealmRules::clientPolicies),
    /** Partners' and offices' systems. */
    TENANT_CLIENTS(
            "clients of tenants have client credentials alone, the hub as audience, one tenant, bound tokens with a certificate",
            realm -> realm.clients()
                    .filter(client ->
                            !attribute(client, TenantOrganization.TENANT).isEmpty())
                    .allMatch(RealmRules::tenantClient));

    /** Those that a demonstration on one machine does without. */
    public static final Set<RealmRule> PRODUCTION_ONLY = Set.copyOf(EnumSet.of(TLS_FROM_OUTSIDE, SECOND_FACTOR));

    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // functions without a state
    private final Predicate<RealmView> kept;

    RealmRule(String sentence, Predicate<RealmView> kept) {
        this.sentence = sentence;
        this.kept = kept;
    }

    /** What the rule demands, as a sentence. */
    public String sentence() {
        return sentence;
    }

    /** The rules that a realm breaks, in order; a rule that the realm says nothing about is broken. */
    public static List<RealmRule> broken(JsonNode realm) {
        RealmView view = new RealmView(realm);
        List<RealmRule> broken = new ArrayList<>();
        for (RealmRule rule : values()) {
            if (!rule.kept.test(view)) {
                broken.add(rule);
            }
        }
        return broken;
    }
}
