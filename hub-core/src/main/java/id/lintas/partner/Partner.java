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

    /** @throws IllegalArgumentException if the name or the dialect is blank */
    public Partner {
        if (name.isBlank() || dialect.isBlank()) {
            throw new IllegalArgumentException("partner " + id + ": name and dialect (expected: both)");
        }
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
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
