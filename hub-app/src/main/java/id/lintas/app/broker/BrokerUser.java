package id.lintas.app.broker;

import java.util.Set;

/**
 * A user of the broker. What is not listed is refused: creating, deleting, managing, wildcards, anything of anybody else.
 *
 * @param name the login name
 * @param passwordReference where the secret store keeps the password; the same with {@code -next} is accepted too, so that a
 *     password is changed without a moment in which neither end has the right one
 * @param sends addresses it may send to
 * @param consumes queues it may consume and browse
 * @param sessions how many sessions it may have open; 0 for as many as it likes
 */
record BrokerUser(String name, String passwordReference, Set<String> sends, Set<String> consumes, int sessions) {

    BrokerUser {
        sends = Set.copyOf(sends);
        consumes = Set.copyOf(consumes);
    }
}
