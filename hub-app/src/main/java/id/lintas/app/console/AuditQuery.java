package id.lintas.app.console;

import id.lintas.audit.AuditLog;
import id.lintas.privacy.DataClass;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries of the trail somebody wants to see, as it stands in the page's form and address; empty texts mean all.
 *
 * @param office an office's id
 * @param event an event's name
 * @param actor a user or a peer
 * @param subject what it was done to: an id, a code or a file
 * @param before a place in the list; only older ones
 */
record AuditQuery(String office, String event, String actor, String subject, String before) {

    /** Subjects that look like names and are classes of data. */
    private static final Set<String> CLASSES =
            Arrays.stream(DataClass.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    AuditQuery {
        office = office.strip();
        event = event.strip();
        actor = actor.strip();
        subject = subject.strip();
        before = before.strip();
    }

    /** Whether all of it may stand in an address. */
    boolean fit() {
        return equals(fitPart());
    }

    /** The same without what may not stand in an address. */
    AuditQuery fitPart() {
        return new AuditQuery(
                SearchKey.fitOrEmpty(office),
                event.matches("[A-Z_]{0,40}") ? event : "",
                SearchKey.fitOrEmpty(actor),
                CLASSES.contains(subject) ? subject : SearchKey.fitOrEmpty(subject),
                before);
    }

    /** Where these entries are shown, the latest first. */
    String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console/audit");
        SearchKey.add(address, "office", office);
        SearchKey.add(address, "event", event);
        SearchKey.add(address, "actor", actor);
        SearchKey.add(address, "subject", subject);
        return address.encode().build().toUriString();
    }

    AuditLog.Filter filter() {
        return new AuditLog.Filter(orNull(office), orNull(event), orNull(actor), orNull(subject), cursor());
    }

    private AuditLog.@Nullable Cursor cursor() {
        try {
            return before.isEmpty() ? null : AuditLog.Cursor.parse(before);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "before", e);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
