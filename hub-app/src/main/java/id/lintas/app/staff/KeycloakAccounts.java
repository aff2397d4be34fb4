package id.lintas.app.staff;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.office.OfficeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Accounts in Keycloak, by the calls of its admin API that are needed and no others. */
@Component
class KeycloakAccounts implements Accounts {

    private static final Set<String> CENTRAL = Set.of("central-operator", "central-adjudicator", "auditor");
    private static final int MOST = 500;
    private static final int PAGE = 200;

    private final KeycloakAdminCalls keycloak;

    /** Alias to Keycloak's id; an alias never changes. */
    private final Map<String, String> organizations = new ConcurrentHashMap<>();

    KeycloakAccounts(KeycloakAdminCalls keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public Optional<Account> find(String username) {
        JsonNode found = keycloak.get("/users?exact=true&username={name}", username);
        return stream(found)
                .map(KeycloakAccounts::account)
                .filter(account -> account.username().equals(username))
                .findFirst();
    }

    @Override
    public String open(Newcomer newcomer) {
        int space = newcomer.name().lastIndexOf(' ');
        Map<String, Object> user = Map.of(
                "username",
                newcomer.username(),
                "enabled",
                true,
                "email",
                newcomer.email(),
                "emailVerified",
                false,
                "firstName",
                space < 0 ? newcomer.name() : newcomer.name().substring(0, space),
                "lastName",
                space < 0 ? "-" : newcomer.name().substring(space + 1),
                "requiredActions",
                List.of("UPDATE_PASSWORD"),
                "credentials",
                List.of(Map.of("type", "password", "value", newcomer.password(), "temporary", true)));
        keycloak.send(HttpMethod.POST, Set.of(HttpStatus.CONFLICT), user, "/users");
        return find(newcomer.username())
                .map(Account::id)
                .orElseThrow(() -> new IllegalStateException("account: none (expected: the one just opened)"));
    }

    @Override
    public void enable(String account, boolean enabled) {
        JsonNode user = keycloak.get("/users/{id}", account);
        if (user.path("enabled").asBoolean() != enabled
                && user instanceof com.fasterxml.jackson.databind.node.ObjectNode changed) {
            changed.put("enabled", enabled);
            keycloak.send(HttpMethod.PUT, Set.of(), changed, "/users/{id}", account);
        }
    }

    @Override
    public void join(OfficeId office, String account) {
        // The API takes the bare id as a JSON string.
        keycloak.send(
                HttpMethod.POST,
                Set.of(HttpStatus.CONFLICT),
                "\"" + account + "\"",
                "/organizations/{id}/members",
                organization(office));
    }

    @Override
    public void leave(OfficeId office, String account) {
        keycloak.send(
                HttpMethod.DELETE,
                Set.of(HttpStatus.NOT_FOUND, HttpStatus.BAD_REQUEST),
                null,
                "/organizations/{id}/members/{account}",
                organization(office),
                account);
    }

    @Override
    public Set<String> organizations(String account) {
        Set<String> aliases = new HashSet<>();
        keycloak.get("/organizations/members/{account}/organizations", account)
                .forEach(one -> aliases.add(one.path("alias").asText()));
        return aliases;
    }

    @Override
    public boolean central(String account) {
        return stream(keycloak.get("/users/{id}/role-mappings/realm/composite", account))
                .anyMatch(role -> CENTRAL.contains(role.path("name").asText()));
    }

    @Override
    public void oneTimePassword(String account, String password) {
        keycloak.send(
                HttpMethod.PUT,
                Set.of(),
                Map.of("type", "password", "value", password, "temporary", true),
                "/users/{id}/reset-password",
                account);
        // Wrong tries with the old password must not make the new one wait.
        unlock(account);
        logOut(account);
    }

    @Override
    public void unlock(String account) {
        keycloak.send(HttpMethod.DELETE, Set.of(), null, "/attack-detection/brute-force/users/{id}", account);
    }

    @Override
    public void logOut(String account) {
        keycloak.send(HttpMethod.POST, Set.of(), null, "/users/{id}/logout", account);
    }

    @Override
    public List<Account> members(OfficeId office) {
        List<Account> members = new ArrayList<>();
        keycloak.get("/organizations/{id}/members?max=" + MOST, organization(office))
                .forEach(one -> members.add(account(one)));
        return members;
    }

    private String organization(OfficeId office) {
        @Nullable String known = organizations.get(office.value());
        for (int first = 0; known == null; first += PAGE) {
            JsonNode page = keycloak.get("/organizations?first=" + first + "&max=" + PAGE);
            page.forEach(one ->
                    organizations.put(one.path("alias").asText(), one.path("id").asText()));
            known = organizations.get(office.value());
            if (known == null && page.size() < PAGE) {
                throw new AccountsAway("organization of " + office, new IllegalStateException("none of that alias"));
            }
        }
        return known;
    }

    private static Account account(JsonNode user) {
        String name = (user.path("firstName").asText() + " "
                        + user.path("lastName").asText())
                .replaceFirst(" -$", "")
                .strip();
        return new Account(
                user.path("id").asText(),
                user.path("username").asText(),
                name,
                user.path("enabled").asBoolean());
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
