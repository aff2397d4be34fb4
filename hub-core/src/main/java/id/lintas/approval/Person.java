package id.lintas.approval;

import java.util.Set;

/**
 * Who asks or decides.
 *
 * @param id the identity provider's lasting id of the account, the token's {@code sub}; two sessions of one person have
 *     the same
 * @param name the user name, for screens and the audit trail; never compared
 * @param roles the realm's roles the person has now
 */
public record Person(String id, String name, Set<String> roles) {

    /** @throws IllegalArgumentException if the id or the name is blank */
    public Person {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("person: id '" + id + "', name '" + name + "' (expected: both)");
        }
        roles = Set.copyOf(roles);
    }

    boolean hasOneOf(Set<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
