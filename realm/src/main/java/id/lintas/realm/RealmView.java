package id.lintas.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a realm file or an export of a running realm: the rules' questions, not the format's. */
record RealmView(JsonNode realm) {

    /** A value at this path is exactly this boolean; an absent one is not. */
    boolean is(String key, boolean wanted) {
        return realm.path(key).isBoolean() && realm.path(key).asBoolean() == wanted;
    }

    boolean within(String key, long least, long most) {
        return realm.path(key).isNumber()
                && realm.path(key).asLong() >= least
                && realm.path(key).asLong() <= most;
    }

    String text(String key) {
        return realm.path(key).asText();
    }

    /** Every client that is not switched off. */
    Stream<JsonNode> clients() {
        return each(realm.path("clients"))
                .filter(client -> client.path("enabled").asBoolean(true));
    }

    Stream<JsonNode> client(String id) {
        return each(realm.path("clients")).filter(client -> id.equals(text(client, "clientId")));
    }

    static Stream<JsonNode> each(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    static Set<String> texts(JsonNode array) {
        Set<String> all = new HashSet<>();
        array.forEach(one -> all.add(one.asText()));
        return all;
    }

    static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    static String attribute(JsonNode client, String key) {
        return client.path("attributes").path(key).asText();
    }

    /** Clients that keep to the condition; the answer names nobody when all do. */
    List<String> clientsThat(java.util.function.Predicate<JsonNode> offend) {
        return clients().filter(offend).map(client -> text(client, "clientId")).toList();
    }

    /** The authenticators of a flow and of all flows below it. */
    Set<String> authenticators(String alias) {
        Set<String> all = new HashSet<>();
        each(realm.path("authenticationFlows"))
                .filter(flow -> alias.equals(text(flow, "alias")))
                .flatMap(flow -> each(flow.path("authenticationExecutions")))
                .forEach(execution -> {
                    if (execution.hasNonNull("flowAlias")) {
                        all.addAll(authenticators(text(execution, "flowAlias")));
                    } else {
                        all.add(text(execution, "authenticator"));
                    }
                });
        return all;
    }

    /** Whether whoever takes this flow is refused. */
    boolean refuses(String flow) {
        return authenticators(text(flow)).equals(Set.of("deny-access-authenticator"));
    }

    Set<String> composites(String role) {
        Set<String> all = new HashSet<>();
        each(realm.path("roles").path("realm"))
                .filter(one -> role.equals(text(one, "name")))
                .forEach(one -> all.addAll(texts(one.path("composites").path("realm"))));
        return all;
    }

    /** What a client of the hub's may ask of the realm's administration. */
    Set<String> administration(String client) {
        Set<String> all = new HashSet<>();
        each(realm.path("clientScopeMappings").path("realm-management"))
                .filter(mapping -> client.equals(text(mapping, "client")))
                .forEach(mapping -> all.addAll(texts(mapping.path("roles"))));
        return all;
    }
}
