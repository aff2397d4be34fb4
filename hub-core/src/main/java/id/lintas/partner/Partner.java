package id.lintas.partner;

import id.lintas.office.Limits;
import java.util.Map;

/**
 * A bank or the post office as its file describes it.
 *
 * @param id its name
 * @param name its full name, as people know it
 * @param dialect which connector reads it, such as {@code snap}
 * @param transport how its messages arrive
 * @param settings the dialect's and the transport's own settings; each checks its own
 * @param secrets references to secrets by purpose
 * @param enabled whether its file lets it work
 * @param limits how much it may ask of the hub
 */
public record Partner(
        PartnerId id,
        String name,
        String dialect,
        Transport transport,
        Map<String, String> settings,
        Map<String, String> secrets,
        boolean enabled,
        Limits limits) {

    private static final String SANDBOX = "sandbox";

    /** @throws IllegalArgumentException if the name or the dialect is blank */
    public Partner {
        if (name.isBlank() || dialect.isBlank()) {
            throw new IllegalArgumentException("partner " + id + ": name and dialect (expected: both)");
        }
        String sandbox = settings.get(SANDBOX);
        if (sandbox != null && (!sandbox.equals("true") || transport != Transport.REST)) {
            throw new IllegalArgumentException(
                    "settings.sandbox: " + sandbox
                            + " (expected: true for a partner that calls, or the key left out: what comes by queue or file is real money)");
        }
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** Whether it only tries: it reaches bills of the sandbox and no others, and nobody else reaches those. */
    public boolean sandbox() {
        return settings.containsKey(SANDBOX);
    }

    /**
     * A setting that must be there.
     *
     * @throws IllegalArgumentException naming its path, if it is absent
     */
    public String setting(String key) {
        String value = settings.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("partners/" + id + ": settings." + key + " is absent");
        }
        return value;
    }

    /**
     * The reference of a secret that must be there.
     *
     * @throws IllegalArgumentException naming its path, if it is absent
     */
    public String secret(String purpose) {
        String reference = secrets.get(purpose);
        if (reference == null || reference.isEmpty()) {
            throw new IllegalArgumentException("partners/" + id + ": secrets." + purpose + " is absent");
        }
        return reference;
    }
}
