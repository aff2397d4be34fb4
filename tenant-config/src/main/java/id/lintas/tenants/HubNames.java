package id.lintas.tenants;

import java.util.Set;

/** Names that no tenant may have: a user of the broker, a folder of secrets or an address already stands for a part of the hub. */
final class HubNames {

    private static final Set<String> TAKEN =
            Set.of("hub", "registry", "abis", "drop", "kek", "audit", "tls", "sandbox");

    private HubNames() {}

    static void refuse(String id, FileProblems problems) {
        if (TAKEN.contains(id)) {
            problems.add("", "has the name of a part of the hub itself (expected: a tenant's)");
        }
    }
}
