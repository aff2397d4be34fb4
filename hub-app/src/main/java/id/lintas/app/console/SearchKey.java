package id.lintas.app.console;

import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody typed to look for messages or events. An address holds only what has the form of something that the hub
 * itself names: a booking code, an id, a file, a user. A person's number or name, typed here by habit, goes no further than
 * the body of the request.
 */
final class SearchKey {

    private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:/@-]{0,99}");

    /** A word that stands alone and has a capital letter may be a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]*[A-Z][A-Za-z]*");

    /** A NIK or another number of 16 digits; a phone; a passport. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{16}|(62|0)[0-9]{8,12}|[A-Za-z]{1,2}[0-9]{6,7}");

    private SearchKey() {}

    /** The text if it may stand in an address, else nothing. */
    static String fitOrEmpty(String text) {
        return NAMED.matcher(text).matches()
                        && !NAME.matcher(text).matches()
                        && !NUMBER.matcher(text.replaceAll("[.-]", "")).matches()
                ? text
                : "";
    }

    static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, value);
        }
    }
}
