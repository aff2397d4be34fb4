package id.lintas.app.limit;

import id.lintas.limit.Tenant;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * An office's door, as a path names it. Read off the path as it stands: one that is written otherwise, with an escape in the
 * office's name, is no door here and is counted once its handler is known.
 */
record Door(Kind kind, Office office) {

    /** Each is counted apart. */
    enum Kind {
        /** Everybody's: the path alone says whom to count. */
        BOOKING,
        /** The office's staff, by their session. */
        STAFF,
        /** The office's own system, by its token. */
        SYSTEM
    }

    private static final Pattern PATH = Pattern.compile("/(book|office|api/v1/offices)/([a-z0-9-]{1,40})(?:/.*)?");

    /** The door of this path, if it is one of an office that there is. */
    static Optional<Door> of(String path, Offices offices) {
        Matcher door = PATH.matcher(path);
        if (!door.matches()) {
            return Optional.empty();
        }
        Kind kind = switch (door.group(1)) {
            case "book" -> Kind.BOOKING;
            case "office" -> Kind.STAFF;
            default -> Kind.SYSTEM;
        };
        try {
            return offices.find(new OfficeId(door.group(2))).map(office -> new Door(kind, office));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Tenant tenant() {
        return switch (kind) {
            case BOOKING -> Tenant.booking(office);
            case STAFF -> Tenant.staff(office);
            case SYSTEM -> Tenant.system(office);
        };
    }

    /** What the request shows at this door to say who it is; empty if nothing, or if nothing is asked. */
    Optional<String> shown(HttpServletRequest request) {
        return switch (kind) {
            case BOOKING -> Optional.empty();
            case STAFF -> cookies(request);
            case SYSTEM -> Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        };
    }

    /** The session's cookie has another name behind https. */
    private static Optional<String> cookies(HttpServletRequest request) {
        String name = request.getServletContext().getSessionCookieConfig().getName();
        Cookie[] all = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : all) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
