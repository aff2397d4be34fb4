package id.lintas.harness.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.harness.HarnessFailed;
import id.lintas.realm.RealmFile;
import id.lintas.realm.RealmRule;
import id.lintas.realm.TenantFolder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code ./lintas realm}: the realm for a production's Keycloak, and whether one keeps the rules.
 *
 * @param tenants folder with the offices' and partners' files
 */
record RealmCommand(Path tenants) {
    private static final ObjectMapper JSON = new ObjectMapper();

    int run(List<String> arguments) {
        try {
            if (arguments.isEmpty()) {
                return print(List.of());
            }
            if (arguments.size() == 2 && arguments.get(0).equals("--hub-url")) {
                return print(List.of(hubUrl(arguments.get(1))));
            }
            if (arguments.size() == 2 && arguments.get(0).equals("check")) {
                return check(Path.of(arguments.get(1)));
            }
            if (arguments.equals(List.of("passwords"))) {
                Main.say(RealmFile.forbiddenPasswords().stripTrailing());
                return 0;
            }
        } catch (NoSuchFileException e) {
            throw new HarnessFailed("realm: there is no " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HarnessFailed("realm: " + e.getMessage(), e);
        }
        throw new HarnessFailed("usage: ./lintas realm [--hub-url URL] | realm check FILE | realm passwords");
    }

    private int print(List<String> hubUrls) throws IOException {
        TenantFolder files = TenantFolder.read(tenants);
        Main.say(JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(RealmFile.generate(files, new RealmFile.Options(hubUrls, true))));
        return 0;
    }

    /** Status 1 if a rule is broken. */
    private static int check(Path file) throws IOException {
        try {
            List<RealmRule> broken = RealmRule.broken(JSON.readTree(Files.readString(file)));
            broken.forEach(rule -> Main.say("BROKEN  " + rule + ": " + rule.sentence()));
            Main.say(broken.size() + " of " + RealmRule.values().length + " rules broken");
            return broken.isEmpty() ? 0 : 1;
        } catch (JsonProcessingException e) {
            throw new HarnessFailed(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String hubUrl(String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            if (url.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && !text.contains("*")) {
                return url.toString();
            }
        } catch (URISyntaxException e) {
            // said below, like every other address that is none
        }
        throw new HarnessFailed("--hub-url: " + text + " (expected: such as https://lintas.example)");
    }
}
