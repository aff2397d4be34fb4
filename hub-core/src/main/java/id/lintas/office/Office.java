package id.lintas.office;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immigration office as its file describes it.
 *
 * @param id the tenant's name
 * @param code three capital letters that begin its booking codes; unique among offices
 * @param name the office's full name, as on its sign
 * @param officeClass its class in the directorate's order, empty where unknown
 * @param city city or regency
 * @param province province
 * @param zone its time zone
 * @param opening when it opens places
 * @param sessions the windows of a working day, in order, at least one
 * @param links how its own systems are reached, by link name
 * @param enabled whether its file lets it work; what is under way for a disabled office is still finished
 * @param limits how much it may ask of the hub
 * @param api whether its own system may call the hub, with a client of its own at the identity provider
 */
public record Office(
        OfficeId id,
        String code,
        String name,
        String officeClass,
        String city,
        String province,
        ZoneId zone,
        OpeningRule opening,
        List<Session> sessions,
        Map<String, Link> links,
        boolean enabled,
        Limits limits,
        boolean api) {

    /** Name of the link to an office's own case system. */
    public static final String OWN_SYSTEM = "own-system";

    /** @throws IllegalArgumentException if the code has another shape, the name is blank or there is no session */
    public Office {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("code: " + code + " (expected: three capital letters)");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: the office's full name)");
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("sessions: none (expected: at least one)");
        }
        sessions = List.copyOf(sessions);
        links = Map.copyOf(links);
    }

    /** The link of that name, if the office has one. */
    public Optional<Link> link(String name) {
        return Optional.ofNullable(links.get(name));
    }
}
