package id.lintas.app.console;

import id.lintas.message.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which messages somebody wants to see, as it stands in the page's form and address; empty texts mean all.
 *
 * @param status a status or outcome by its code
 * @param office an office's id
 * @param key a booking code, an id or a file
 * @param before only older ones
 */
record MessageQuery(String status, String office, String key, String before) {

    /** Chosen from links and known words, never a person's. */
    private static final Pattern STATUS = Pattern.compile("[A-Z_]{0,40}");

    MessageQuery {
        status = status.strip();
        office = office.strip();
        key = key.strip();
        before = before.strip();
    }

    /** Whether all of it may stand in an address. */
    boolean fit() {
        return equals(fitPart());
    }

    /** The same without what may not stand in an address. */
    MessageQuery fitPart() {
        return new MessageQuery(
                STATUS.matcher(status).matches() ? status : "",
                SearchKey.fitOrEmpty(office),
                SearchKey.fitOrEmpty(key),
                before);
    }

    /** Where these messages are shown, the newest first. */
    String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console/messages");
        SearchKey.add(address, "key", key);
        SearchKey.add(address, "office", office);
        SearchKey.add(address, "status", status);
        return address.encode().build().toUriString();
    }

    Messages.Filter filter() {
        return new Messages.Filter(orNull(status), orNull(office), orNull(key), since());
    }

    private @Nullable Instant since() {
        try {
            return before.isEmpty() ? null : Instant.parse(before);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "before", e);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
