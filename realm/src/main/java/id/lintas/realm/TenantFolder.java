package id.lintas.realm;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the tenants' files say about the realm, for a realm file that is made before any hub runs. The hub itself reads the
 * same keys through its own configuration and reports bad files; here a bad file ends the work.
 *
 * @param organizations one for each office
 * @param clients those of partners and offices that have one
 */
public record TenantFolder(List<TenantOrganization> organizations, List<TenantClient> clients) {

    private static final String YAML = ".yaml";

    /** Copies the lists. */
    public TenantFolder {
        organizations = List.copyOf(organizations);
        clients = List.copyOf(clients);
    }

    /**
     * Reads {@code offices/*.yaml} and {@code partners/*.yaml}.
     *
     * @throws IOException if a folder cannot be read or a file is not a map in YAML
     */
    public static TenantFolder read(Path folder) throws IOException {
        List<TenantOrganization> organizations = new ArrayList<>();
        List<TenantClient> clients = new ArrayList<>();
        for (Path file : files(folder.resolve("offices"))) {
            Map<?, ?> office = map(file);
            String id = id(file);
            String name = text(office, "name");
            organizations.add(new TenantOrganization(id, name, enabled(office)));
            if ("true".equals(text(office, "api"))) {
                clients.add(TenantClient.ofOffice(id, name, enabled(office)));
            }
        }
        for (Path file : files(folder.resolve("partners"))) {
            Map<?, ?> partner = map(file);
            String subject = certificateSubject(id(file), settings(partner));
            if (!subject.isEmpty() || map(partner, "secrets").containsKey("client-secret")) {
                clients.add(TenantClient.ofPartner(id(file), text(partner, "name"), enabled(partner), subject));
            }
        }
        return new TenantFolder(organizations, clients);
    }

    /**
     * The subject of a partner's certificate: as its file says, {@code CN=<id>} where it says none, and empty unless
     * {@code clientCertificate} is {@code required}.
     */
    public static String certificateSubject(String partner, Map<String, String> settings) {
        return "required".equals(settings.get("clientCertificate"))
                ? settings.getOrDefault("certificateSubject", "CN=" + partner)
                : "";
    }

    private static Map<String, String> settings(Map<?, ?> partner) {
        Map<String, String> settings = new HashMap<>();
        map(partner, "settings").forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
        return settings;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
        }
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - YAML.length());
    }

    private static Map<?, ?> map(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            if (read instanceof Map<?, ?> map) {
                return map;
            }
            throw new IOException(file + " is no map");
        } catch (YAMLException e) {
            throw new IOException(file + " is not YAML", e);
        }
    }

    private static Map<?, ?> map(Map<?, ?> from, String key) {
        return from.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> from, String key) {
        Object value = from.get(key);
        return value == null ? "" : value.toString();
    }

    private static boolean enabled(Map<?, ?> tenant) {
        return !"false".equals(text(tenant, "enabled"));
    }
}
