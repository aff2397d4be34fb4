package id.lintas.simulators.story;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Where the parts of a running installation are. No address ends in a slash.
 *
 * @param hub the hub's pages
 * @param keycloak the realm's address
 * @param peers the control address of banks, post office and office systems
 * @param registry the control address of the registry
 * @param passwords gives the password of a demo user; throws an unchecked exception for an unknown one
 */
public record StoryWorld(URI hub, URI keycloak, URI peers, URI registry, UnaryOperator<String> passwords) {

    URI hub(String path) {
        return URI.create(hub + path);
    }

    /** The same installation for somebody who knows other passwords. */
    StoryWorld withPasswords(UnaryOperator<String> others) {
        return new StoryWorld(hub, keycloak, peers, registry, others);
    }

    @Override
    public String toString() {
        return "StoryWorld[hub " + hub + ", peers " + peers + ", registry " + registry + "]";
    }
}
