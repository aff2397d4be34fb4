package id.lintas.harness;

import id.lintas.realm.RealmFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak unpacked and built, which takes half a minute and depends on its version alone, and on it a database with one
 * realm imported, which takes seconds: another office makes another database, not another Keycloak.
 *
 * @param server complete and never changed
 * @param realm complete and never changed
 */
record KeycloakCache(Path server, Path realm) {
    private static final String LAYOUT = "2";
    private static final String SERVER = "keycloak-";
    private static final String REALM = "realm-";

    static KeycloakCache ofUser(DemoRealm demo) {
        byte[] realm = demo.json();
        try {
            Cache cache = Cache.ofUser();
            Path server = cache.get(serverKey(), KeycloakCache::prepareServer);
            return new KeycloakCache(
                    server, cache.get(realmKey(realm), directory -> prepareRealm(directory, server, realm)));
        } catch (IOException e) {
            throw new HarnessFailed("Keycloak is not prepared: " + e.getMessage(), e);
        }
    }

    /** Whether nothing is left to prepare. */
    static boolean ready(DemoRealm demo) {
        return Cache.ofUser().has(serverKey()) && Cache.ofUser().has(realmKey(demo.json()));
    }

    Path distribution() {
        return server.resolve("keycloak");
    }

    /** Of the administrator {@code harness} in the imported database. */
    String administratorPassword() {
        return administratorPassword(server);
    }

    /** A home that shares all but the data with the unpacked zip; its database is the one right after the import. */
    void home(Path home) throws IOException {
        home(home, distribution(), realm.resolve("h2"));
    }

    private static void home(Path home, Path distribution, Path database) throws IOException {
        Directories.delete(home);
        Files.createDirectories(home.resolve("data/password-blacklists"));
        for (String shared : new String[] {"lib", "conf", "providers", "themes"}) {
            Files.createSymbolicLink(home.resolve(shared), distribution.resolve(shared));
        }
        Files.writeString(
                home.resolve("data/password-blacklists").resolve(RealmFile.FORBIDDEN_PASSWORDS),
                RealmFile.forbiddenPasswords());
        Directories.copy(database, home.resolve("data/h2"));
    }

    private static void prepareServer(Path directory) throws IOException {
        Preparing.stopAbandoned(pidFile(directory));
        Path distribution = directory.resolve("keycloak");
        unzip(zip(), distribution);
        String password = UUID.randomUUID().toString();
        Files.writeString(directory.resolve("administrator-password"), password);
        // it holds the administrator's password
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        KeycloakCommand command = new KeycloakCommand(distribution, distribution);
        Path log = directory.resolve("prepare.log");
        try (Preparing build = new Preparing(pidFile(directory), command.build(), password, log)) {
            build.process().awaitEnd();
        }
        List<String> training = List.of("-XX:ArchiveClassesAtExit=" + command.archive());
        List<String> first = command.start(KeycloakPorts.free(), training, List.of());
        try (Preparing start = new Preparing(pidFile(directory), first, password, log)) {
            start.process().awaitReady("master");
        }
        Files.move(distribution.resolve("data/h2"), directory.resolve("h2"));
    }

    private static void prepareRealm(Path directory, Path server, byte[] realm) throws IOException {
        Preparing.stopAbandoned(pidFile(directory));
        // its database holds the realm's keys
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Path home = directory.resolve("home");
        home(home, server.resolve("keycloak"), server.resolve("h2"));
        Files.createDirectories(home.resolve("data/import"));
        Files.write(home.resolve("data/import/lintas-realm.json"), realm);
        KeycloakCommand command = new KeycloakCommand(server.resolve("keycloak"), home);
        List<String> start = command.start(KeycloakPorts.free(), command.withArchive(), List.of("--import-realm"));
        try (Preparing importing = new Preparing(
                pidFile(directory), start, administratorPassword(server), directory.resolve("prepare.log"))) {
            importing.process().awaitReady("lintas");
        }
        Files.move(home.resolve("data/h2"), directory.resolve("h2"));
        Directories.delete(home);
    }

    private static String administratorPassword(Path server) {
        try {
            return Files.readString(server.resolve("administrator-password"));
        } catch (IOException e) {
            throw new HarnessFailed("Delete " + server + " and start again: " + e.getMessage(), e);
        }
    }

    /** Ends what killed preparations left running, of whichever realm. */
    static void stopAbandoned() {
        Cache cache = Cache.ofUser();
        if (!Files.isDirectory(cache.root())) {
            return;
        }
        try (Stream<Path> files = Files.list(cache.root())) {
            for (Path pidFile :
                    files.filter(file -> file.toString().endsWith(".pid")).toList()) {
                String name = String.valueOf(pidFile.getFileName());
                cache.whenIdle(
                        name.substring(0, name.length() - ".pid".length()), () -> Preparing.stopAbandoned(pidFile));
            }
        } catch (IOException e) {
            throw new HarnessFailed("The cache is unreadable: " + e.getMessage(), e);
        }
    }

    /** Beside the directory: a half-finished one is deleted before its processes are asked after. */
    private static Path pidFile(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".pid");
    }

    private static Path zip() {
        String path = System.getProperty("lintas.keycloak.zip", "");
        Path zip = Path.of(path.isEmpty() ? recorded().getProperty("zip", "keycloak.zip") : path);
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

    private static String serverKey() {
        return SERVER + version() + "-"
                + digest(KeycloakCommand.BUILD.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String realmKey(byte[] realm) {
        return REALM + version() + "-"
                + digest(realm, RealmFile.forbiddenPasswords().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            digest.update(LAYOUT.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("This Java has no SHA-256", e);
        }
    }

    private static String version() {
        return recorded().getProperty("version", "unknown");
    }

    /** What the build recorded about the zip. */
    private static Properties recorded() {
        Properties recorded = new Properties();
        try (InputStream in = KeycloakCache.class.getResourceAsStream("keycloak.properties")) {
            if (in != null) {
                recorded.load(in);
            }
            return recorded;
        } catch (IOException e) {
            throw new HarnessFailed("keycloak.properties is unreadable", e);
        }
    }
}
