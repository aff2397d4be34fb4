package id.lintas.route;

import id.lintas.partner.Partner;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What tells that a partner's file is whole; its setting {@code complete}. Every file has another name while it is written. */
public enum Completeness {
    /** Its name. */
    RENAME(""),
    /** An empty file beside it, laid there after it. */
    DONE(".done"),
    /** A file beside it with its SHA-256, as {@code sha256sum} writes it. */
    SHA256(".sha256");

    private final String marker;

    Completeness(String marker) {
        this.marker = marker;
    }

    /** @throws IllegalArgumentException naming the setting, if it is none of these */
    public static Completeness of(Partner partner) {
        String setting = partner.settings().getOrDefault("complete", "rename");
        return Arrays.stream(values())
                .filter(one -> one.setting().equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("settings.complete: " + setting + " (expected: one of "
                        + Arrays.stream(values()).map(Completeness::setting).collect(Collectors.joining(", ")) + ")"));
    }

    private String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the name of the file beside it ends in; empty if there is none. */
    public String marker() {
        return marker;
    }
}
