package id.lintas.tenants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a partner's file for the dialects that the hub's connectors speak. */
final class PartnerForm implements TenantForm {

    /** What a dialect wants: how it arrives, its settings and its secrets by purpose. */
    private record Dialect(String transport, List<Question> settings, Map<String, String> secrets) {}

    private static final Map<String, Dialect> DIALECTS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "snap",
                    new Dialect(
                            "rest",
                            List.of(new Question(
                                    "partner-service-id",
                                    "settings.partnerServiceId",
                                    "Number that begins its virtual accounts (up to 8 digits)",
                                    null)),
                            Map.of("client-secret", "client-secret", "public-key", "public-key.pem")),
            "queue", new Dialect("queue", List.of(), Map.of("broker-password", "broker-password")),
            "post",
                    new Dialect(
                            "files",
                            List.of(
                                    new Question("host", "settings.host", "Host of its SFTP server", null),
                                    new Question("port", "settings.port", "Port of its SFTP server", "22"),
                                    new Question("user", "settings.user", "The hub's user there", null),
                                    new Question("outbox", "settings.outbox", "Folder of its files", "outbox"),
                                    new Question("results", "settings.results", "Folder for results", "results")),
                            Map.of("sftp-key", "sftp-key.pem", "known-hosts", "known_hosts")))));

    @Override
    public TenantKind kind() {
        return TenantKind.PARTNER;
    }

    @Override
    public List<Question> questions(Map<String, String> answers) {
        List<Question> questions = new ArrayList<>(List.of(
                new Question("id", "", "Id, which is the file's name (small letters, digits, dashes)", null),
                new Question("name", "name", "Full name, as people know it", null),
                new Question("dialect", "dialect", "Dialect: " + String.join(", ", DIALECTS.keySet()), null)));
        Dialect dialect = DIALECTS.get(answers.getOrDefault("dialect", ""));
        if (dialect != null) {
            questions.addAll(dialect.settings());
        }
        return questions;
    }

    @Override
    public List<String> remarks() {
        return DIALECTS.entrySet().stream()
                .filter(dialect -> !dialect.getValue().settings().isEmpty())
                .map(dialect -> "with --dialect " + dialect.getKey() + " also "
                        + dialect.getValue().settings().stream()
                                .map(setting -> "--" + setting.flag())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    @Override
    public String wrong(Map<String, String> answers) {
        String dialect = answers.getOrDefault("dialect", "");
        return DIALECTS.containsKey(dialect)
                ? ""
                : "dialect is " + FileProblems.shown(dialect) + " (expected: one of "
                        + String.join(", ", DIALECTS.keySet()) + ")";
    }

    @Override
    public String text(Map<String, String> answers) {
        Dialect dialect = DIALECTS.get(answers.getOrDefault("dialect", ""));
        List<String> lines = new ArrayList<>();
        lines.add("name: " + TenantForm.value(answers, "name"));
        if (dialect == null) {
            return String.join("\n", lines) + "\n";
        }
        lines.add("dialect: " + answers.get("dialect"));
        lines.add("transport: " + dialect.transport());
        if (!dialect.settings().isEmpty()) {
            lines.add("settings:");
            for (Question setting : dialect.settings()) {
                lines.add("  " + setting.key().substring("settings.".length()) + ": " + setting(answers, setting));
            }
        }
        lines.add("secrets:");
        new TreeMap<>(dialect.secrets())
                .forEach((purpose, file) ->
                        lines.add("  " + purpose + ": " + answers.getOrDefault("id", "") + "/" + file));
        return String.join("\n", lines) + "\n";
    }

    /** SNAP pads its number to eight characters from the left. */
    private static String setting(Map<String, String> answers, Question setting) {
        String given = answers.getOrDefault(setting.flag(), "");
        if (setting.flag().equals("partner-service-id") && given.matches("[0-9]{1,8}")) {
            return "\"" + " ".repeat(8 - given.length()) + given + "\"";
        }
        return TenantForm.value(answers, setting.flag());
    }
}
