package id.lintas.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes an office's file: one opening a week and two windows a day, which the office then changes as it likes. */
final class OfficeForm implements TenantForm {

    private static final List<Question> QUESTIONS = List.of(
            new Question("id", "", "Id, which is the file's name (small letters, digits, dashes)", null),
            new Question("name", "name", "Full name, as on its sign", null),
            new Question("code", "code", "Code that begins its booking codes (three capital letters)", null),
            new Question("city", "city", "City or regency", null),
            new Question("province", "province", "Province", null),
            new Question("zone", "zone", "Time zone", "Asia/Jakarta"),
            new Question("class", "class", "Class in the directorate's order (empty if not known)", ""),
            new Question("opening-day", "opening.day", "Day on which places open", "friday"),
            new Question("opening-time", "opening.time", "Local time at which they open", "14:00"),
            new Question("horizon-days", "opening.horizonDays", "For how many days ahead", "14"),
            new Question("regular", "sessions.morning.quota.regular", "Places in each window, regular lane", "20"),
            new Question("priority", "sessions.morning.quota.priority", "Places in each window, priority lane", "5"),
            new Question(
                    "own-system",
                    "links.own-system.address",
                    "How its own system is told: a webhook's address, queue or files (empty for none)",
                    ""),
            new Question("api", "api", "May its own system call the hub (true or false)", "false"));

    @Override
    public TenantKind kind() {
        return TenantKind.OFFICE;
    }

    @Override
    public List<Question> questions(Map<String, String> answers) {
        return QUESTIONS;
    }

    @Override
    public String text(Map<String, String> answers) {
        List<String> lines = new ArrayList<>();
        for (String key : List.of("name", "code", "class", "city", "province")) {
            lines.add(key + ": " + TenantForm.value(answers, key));
        }
        lines.add("zone: " + TenantForm.value(answers, "zone"));
        lines.add("opening: { day: %s, time: %s, horizonDays: %s }"
                .formatted(
                        TenantForm.value(answers, "opening-day"),
                        TenantForm.value(answers, "opening-time"),
                        TenantForm.value(answers, "horizon-days")));
        String quota = "{ regular: %s, priority: %s }"
                .formatted(TenantForm.value(answers, "regular"), TenantForm.value(answers, "priority"));
        lines.add("sessions:");
        lines.add("  morning: { start: \"08:00\", end: \"10:00\", quota: " + quota + " }");
        lines.add("  afternoon: { start: \"13:00\", end: \"15:00\", quota: " + quota + " }");
        if (!answers.getOrDefault("api", "false").equals("false")) {
            lines.add("api: " + TenantForm.value(answers, "api"));
        }
        if (!answers.getOrDefault("own-system", "").isBlank()) {
            lines.add("links:");
            lines.add("  own-system:");
            lines.addAll(link(answers.getOrDefault("own-system", "").strip(), answers));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Queues and folders are the hub's own, so their address follows from the office's id. */
    private static List<String> link(String how, Map<String, String> answers) {
        String id = answers.getOrDefault("id", "");
        return switch (how) {
            case "queue" ->
                List.of(
                        "    kind: queue",
                        "    address: office." + id + ".out",
                        "    secret: " + id + "/broker-password");
            case "files" -> List.of("    kind: files", "    address: drop/out", "    secret: " + id + "/sftp-keys");
            default ->
                List.of(
                        "    kind: rest",
                        "    address: " + TenantForm.value(answers, "own-system"),
                        "    secret: " + id + "/webhook-secret");
        };
    }
}
