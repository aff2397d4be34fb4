package id.lintas.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak unpacked, built and with the realm imported: half a minute of work, done once for a version and realm.
 *
 * @param directory complete and never changed
 */
record KeycloakCache(Path directory) {
    private static final String LAYOUT = "1";

    static KeycloakCache ofUser() {
        byte[] realm = resource("/realm/lintas-realm.json");
        try {
            return new KeycloakCache(Cache.ofUser().get(key(realm), directory -> prepare(directory, realm)));
        } catch (IOException e) {
            throw new HarnessFailed("Keycloak is not prepared: " + e.getMessage(), e);
        }
    }

    /** Whether nothing is left to prepare. */
    static boolean ready() {
        return Cache.ofUser().has(key(resource("/realm/lintas-realm.json")));
    }

    Path distribution() {
        return directory.resolve("keycloak");
    }

    /** The database right after the import. */
    Path database() {
        return directory.resolve("h2");
    }

    /** Of the administrator {@code harness} in the imported database. */
    String administratorPassword() {
        try {
            return Files.readString(directory.resolve("administrator-password"));
        } catch (IOException e) {
            throw new HarnessFailed("Delete " + directory + " and start again: " + e.getMessage(), e);
        }
    }

    private static void prepare(Path directory, byte[] realm) throws IOException {
        Preparing.stopAbandoned(pidFile(directory));
        Path zip = zip();
        Path distribution = directory.resolve("keycloak");
        unzip(zip, distribution);
        Files.createDirectories(distribution.resolve("data/import"));
        Files.write(distribution.resolve("data/import/lintas-realm.json"), realm);
        String password = UUID.randomUUID().toString();
        Path passwordFile = directory.resolve("administrator-password");
        Files.writeString(passwordFile, password);
        // it holds the administrator's password and, in the database, the realm's keys
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        KeycloakCommand command = new KeycloakCommand(distribution, distribution);
        Path log = directory.resolve("prepare.log");
        try (Preparing build = new Preparing(pidFile(directory), command.build(), password, log)) {
            build.process().awaitEnd();
        }
        List<String> training = List.of("-XX:ArchiveClassesAtExit=" + command.archive());
        List<String> first = command.start(Ports.free(), Ports.free(), training, List.of("--import-realm"));
        try (Preparing start = new Preparing(pidFile(directory), first, password, log)) {
            start.process().awaitReady();
        }
        Files.move(distribution.resolve("data/h2"), directory.resolve("h2"));
    }

    static void stopAbandoned() {
        Cache cache = Cache.ofUser();
        String key = key(resource("/realm/lintas-realm.json"));
        try {
            cache.whenIdle(
                    key, () -> Preparing.stopAbandoned(pidFile(cache.root().resolve(key))));
        } catch (IOException e) {
            throw new HarnessFailed("The cache is unreadable: " + e.getMessage(), e);
        }
    }

    /** Beside the directory: a half-finished one is deleted before its processes are asked after. */
    private static Path pidFile(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".pid");
    }

    private static Path zip() throws IOException {
        Properties recorded = new Properties();
        try (InputStream in = KeycloakCache.class.getResourceAsStream("keycloak.properties")) {
            if (in != null) {
                recorded.load(in);
            }
        }
        String path = System.getProperty("lintas.keycloak.zip", "");
        Path zip = Path.of(path.isEmpty() ? recorded.getProperty("zip", "keycloak.zip") : path);
        if (!Files.isRegularFile(zip)) {
            throw new HarnessFailed(
                    "Keycloak's zip is not at " + zip + ": run ./mvnw -pl harness install with a network");
        }
        return zip;
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                // the first folder is keycloak-<version>
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path file = target.resolve(name).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("a name in " + zip + " leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    private static String key(byte[] realm) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(realm);
            digest.update(KeycloakCommand.BUILD.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(LAYOUT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "keycloak-" + version() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("This Java has no SHA-256", e);
        }
    }

    private static String version() {
        Properties recorded = new Properties();
        try {
            recorded.load(new java.io.ByteArrayInputStream(resource("/id/lintas/harness/keycloak.properties")));
        } catch (IOException e) {
            throw new HarnessFailed("keycloak.properties is unreadable", e);
        }
        return recorded.getProperty("version", "unknown");
    }

    private static byte[] resource(String name) {
        try (InputStream in = KeycloakCache.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new HarnessFailed("The class path lacks " + name + ": build the module harness again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new HarnessFailed("Unreadable: " + name, e);
        }
    }
}
