package id.lintas.app.broker;

import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole permission table, made from the tenants in force: exact addresses, no patterns, nothing by default. The hub's own user
 * moves messages on its side of each queue and may do nothing else, so that even the hub's password opens no management.
 *
 * @param users by name
 * @param depths how many messages each queue may hold, by address
 */
record BrokerRules(Map<String, BrokerUser> users, Map<String, Integer> depths) {

    static final String HUB = "hub";
    static final String REGISTRY = "registry";

    private static final int REGISTRY_DEPTH = 1_000_000;
    private static final int PEER_SESSIONS = 50;

    BrokerRules {
        users = Map.copyOf(users);
        depths = Map.copyOf(depths);
    }

    /** The table for these tenants; a tenant that names no password has no user. */
    static BrokerRules of(Offices offices, Partners partners) {
        Table table = new Table();
        Set<String> registrySends = new LinkedHashSet<>();
        Set<String> registryConsumes = new LinkedHashSet<>();
        for (String channel : List.of("registry", "abis")) {
            table.channel(channel + ".in", channel + ".out", REGISTRY_DEPTH);
            registryConsumes.add(channel + ".in");
            registrySends.add(channel + ".out");
        }
        table.user(
                new BrokerUser(REGISTRY, "registry/broker-password", registrySends, registryConsumes, PEER_SESSIONS));
        for (Partner partner : partners.all()) {
            if (partner.transport() == Transport.QUEUE) {
                table.partner(partner);
            }
        }
        for (Office office : offices.all()) {
            table.office(office);
        }
        return table.rules();
    }

    /** The name by which an office logs in; a partner's id has no dot, so the two never meet. */
    static String userOf(Office office) {
        return "office." + office.id();
    }

    Optional<BrokerUser> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** Collects; for one thread. */
    private static final class Table {

        private final Map<String, BrokerUser> users = new LinkedHashMap<>();
        private final Map<String, Integer> depths = new LinkedHashMap<>();
        private final Set<String> hubSends = new LinkedHashSet<>();
        private final Set<String> hubConsumes = new LinkedHashSet<>();

        void channel(String hubSendsTo, String hubConsumesFrom, int depth) {
            hubSends.add(hubSendsTo);
            hubConsumes.add(hubConsumesFrom);
            depths.put(hubSendsTo, depth);
            depths.put(hubConsumesFrom, depth);
        }

        void user(BrokerUser user) {
            users.put(user.name(), user);
        }

        void partner(Partner partner) {
            String name = partner.id().value();
            String password = partner.secrets().get("broker-password");
            if (password == null || name.equals(HUB) || name.equals(REGISTRY)) {
                return;
            }
            String in = "bank." + name + ".in";
            String out = "bank." + name + ".out";
            channel(out, in, partner.limits().queueDepth());
            user(new BrokerUser(name, password, Set.of(in), Set.of(out), PEER_SESSIONS));
        }

        void office(Office office) {
            for (Link link : office.links().values()) {
                String out = "office." + office.id() + ".out";
                if (link.kind() == LinkKind.QUEUE
                        && link.address().equals(out)
                        && !link.secret().isEmpty()) {
                    hubSends.add(out);
                    depths.put(out, office.limits().queueDepth());
                    user(new BrokerUser(userOf(office), link.secret(), Set.of(), Set.of(out), PEER_SESSIONS));
                }
            }
        }

        BrokerRules rules() {
            user(new BrokerUser(HUB, "broker-password", hubSends, hubConsumes, 0));
            return new BrokerRules(users, depths);
        }
    }
}
