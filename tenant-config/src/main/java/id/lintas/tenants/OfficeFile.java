package id.lintas.tenants;

import id.lintas.delivery.Links;
import id.lintas.office.Lane;
import id.lintas.office.Limits;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OpeningRule;
import id.lintas.office.Session;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds the keys of an office's file. */
final class OfficeFile {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final List<String> ZONES =
            List.of("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura");

    private OfficeFile() {}

    /** The office, or null if something is wrong, which is then among the problems. */
    static @Nullable Office read(String id, Fields file, FileProblems problems) {
        OfficeId officeId = file.bind(() -> new OfficeId(id));
        if (OfficeId.CENTRAL.equals(officeId)) {
            problems.add("", "has the name of the directorate itself (expected: an office's)");
        }
        HubNames.refuse(id, problems);
        String code = file.text("code", "[A-Z]{3}", "three capital letters");
        String name = file.text("name");
        String officeClass = file.textOrEmpty("class");
        String city = file.text("city");
        String province = file.text("province");
        ZoneId zone = zone(file);
        OpeningRule opening = opening(file.map("opening"));
        List<Session> sessions = sessions(file.map("sessions"));
        Map<String, Link> links = links(file.mapOrEmpty("links"), id);
        boolean enabled = file.flag("enabled", true);
        Limits limits = LimitsFile.read(file, Limits.STANDARD, Limits.MOST_BODY);
        boolean api = file.flag("api", false);
        file.noMore();
        if (problems.any() || limits == null || officeId == null || zone == null || opening == null) {
            return null;
        }
        return file.bind(() -> new Office(
                officeId,
                code,
                name,
                officeClass,
                city,
                province,
                zone,
                opening,
                sessions,
                links,
                enabled,
                limits,
                api));
    }

    private static @Nullable ZoneId zone(Fields file) {
        String zone = file.text("zone", String.join("|", ZONES), "one of " + String.join(", ", ZONES));
        return ZONES.contains(zone) ? ZoneId.of(zone) : null;
    }

    private static @Nullable OpeningRule opening(Fields opening) {
        DayOfWeek day = opening.choice("day", DayOfWeek.class);
        LocalTime time = time(opening, "time");
        Integer horizon = opening.number("horizonDays", 1, 90);
        opening.noMore();
        return day == null || time == null || horizon == null
                ? null
                : opening.bind(() -> new OpeningRule(day, time, horizon));
    }

    /** In the order of the day, whatever the order in the file. */
    private static List<Session> sessions(Fields sessions) {
        Map<LocalTime, Session> byStart = new TreeMap<>();
        Map<String, Session> named = new LinkedHashMap<>();
        for (String name : sessions.keys()) {
            Session session = session(sessions.mapOrEmpty(name));
            if (session != null) {
                named.forEach((other, taken) -> {
                    if (session.start().isBefore(taken.end()) && taken.start().isBefore(session.end())) {
                        sessions.problem(name, "overlaps session " + other);
                    }
                });
                named.put(name, session);
                byStart.put(session.start(), session);
            }
        }
        return List.copyOf(byStart.values());
    }

    private static @Nullable Session session(Fields session) {
        LocalTime start = time(session, "start");
        LocalTime end = time(session, "end");
        Fields places = session.map("quota");
        Map<Lane, Integer> quota = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            String key = lane.name().toLowerCase(Locale.ROOT);
            Integer number = places.has(key) ? places.number(key, 0, 1000) : null;
            if (number != null) {
                quota.put(lane, number);
            }
        }
        places.noMore();
        session.noMore();
        return start == null || end == null ? null : session.bind(() -> new Session(start, end, quota));
    }

    private static Map<String, Link> links(Fields links, String office) {
        Map<String, Link> byName = new LinkedHashMap<>();
        for (String name : links.keys()) {
            if (name.equals(Links.REGISTRY) || name.equals(Links.ABIS) || name.startsWith(Links.RESULTS)) {
                links.problem(name, "is the name of a link of the hub itself");
            }
            Fields fields = links.mapOrEmpty(name);
            LinkKind kind = fields.choice("kind", LinkKind.class);
            String address = fields.text("address");
            String own = kind == null ? address : own(kind, address, office);
            if (!own.equals(address)) {
                fields.problem("address", "is not the office's own (expected: " + own + ")");
            }
            String secret = fields.secret("secret", office);
            fields.noMore();
            if (kind != null && !address.isBlank()) {
                Link link = fields.bind(() -> new Link(name, kind, address, secret));
                if (link != null) {
                    byName.put(name, link);
                }
            }
        }
        return byName;
    }

    /**
     * Where such a link may lead. Queues and folders are the hub's, so an office gets its own and cannot name the registry's or a
     * bank's, where the hub would then speak for it.
     */
    private static String own(LinkKind kind, String address, String office) {
        return switch (kind) {
            case REST -> address;
            case QUEUE -> "office." + office + ".out";
            case FILES -> Links.DROP;
        };
    }

    private static @Nullable LocalTime time(Fields fields, String key) {
        String time = fields.text(key, TIME, "a time such as 14:00");
        return time.matches(TIME) ? LocalTime.parse(time) : null;
    }
}
