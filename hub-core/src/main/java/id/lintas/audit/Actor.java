package id.lintas.audit;

import id.lintas.office.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, from where and why.
 *
 * @param name a person's user name, or the peer whose message decides
 * @param workplace the office in whose pages the person works at that moment; null for machines and for the centre
 * @param reason in the person's own words, no names and no identity numbers; empty where none is asked for
 */
public record Actor(String name, @Nullable OfficeId workplace, String reason) {

    /** Longest reason that is kept, in characters. */
    public static final int LONGEST_REASON = 500;

    /** @throws IllegalArgumentException if there is no name or the reason is too long */
    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("actor: blank (expected: a user name or a peer)");
        }
        if (reason.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("reason: holds a zero character (expected: text)");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "reason: " + reason.length() + " characters (expected: <= " + LONGEST_REASON + ")");
        }
    }

    /** A machine, or a person of whom nothing more is known. */
    public static Actor of(String name) {
        return new Actor(name, null, "");
    }

    /** A person who works in this office. */
    public static Actor at(OfficeId workplace, String name) {
        return new Actor(name, workplace, "");
    }

    /** The same, with a reason. */
    public Actor because(String why) {
        return new Actor(name, workplace, why.strip());
    }
}
