package id.lintas.harness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one demonstration or test run, one file each, readable by their owner only and never changed once
 * made: {@code hub/} is what the hub may read, {@code peers/} what its peers read, {@code demo/} the passwords of people.
 *
 * @param directory holds them all
 */
public record Secrets(Path directory) {
    /** People who may log in to the demonstration. */
    public static final List<String> PEOPLE = List.of("dewi", "budi", "ratna", "sri", "agus");

    private static final Object THIS_JVM = new Object();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The secrets in this directory, with those made that are missing. */
    public static Secrets ensure(Path directory) {
        Secrets secrets = new Secrets(directory);
        synchronized (THIS_JVM) {
            try {
                directories(directory);
                try (FileChannel channel = FileChannel.open(
                                directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid()) {
                        secrets.make();
                    }
                }
            } catch (IOException e) {
                throw new HarnessFailed("No secrets in " + directory + ": " + e.getMessage(), e);
            }
        }
        return secrets;
    }

    /** The secrets of this Maven run; the shared PostgreSQL and Keycloak use them. */
    public static Secrets forTests() {
        return ensure(MavenRun.current().directory().resolve("secrets"));
    }

    /** What the hub may read. */
    public Path hub() {
        return directory.resolve("hub");
    }

    /** What the peers may read. */
    public Path peers() {
        return directory.resolve("peers");
    }

    /** The passwords of {@link #PEOPLE}. */
    public Path demo() {
        return directory.resolve("demo");
    }

    /** The secret in the file of this name, such as {@code hub/broker-password}, without a line end. */
    public String text(String name) {
        try {
            return Files.readString(directory.resolve(name)).strip();
        } catch (IOException e) {
            throw new HarnessFailed("No secret " + name + " in " + directory, e);
        }
    }

    /** The file of a secret such as {@code peers/ca.crt}. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Tells the hub the post office's host key; to be called again when the SFTP server has another port. */
    public void knownHosts(int sftpPort) {
        try {
            Path file = hub().resolve("pos/known_hosts");
            Files.deleteIfExists(file);
            write(file, "[127.0.0.1]:" + sftpPort + " " + RsaKeys.openSsh(text("peers/pos/host-key.pem")));
        } catch (IOException e) {
            throw new HarnessFailed("known_hosts not written: " + e.getMessage(), e);
        }
    }

    private void make() throws IOException {
        once("own/postgres-superuser-password", Secrets::password);
        for (String name : List.of(
                "database-app-password",
                "database-owner-password",
                "keycloak-client-secret",
                "keycloak-accounts-secret",
                "keycloak-realm-secret",
                "broker-password")) {
            once("hub/" + name, Secrets::password);
        }
        once("hub/drop-host-key.pem", () -> RsaKeys.privateKey(3072));
        once("hub/audit/signing-key", Ed25519Keys::privateKey);
        once("hub/receipt/signing-key", Ed25519Keys::privateKey);
        once("hub/kek/current", () -> "first");
        once("hub/kek/first", () -> Base64.getEncoder().encodeToString(random(32)));

        shared("bank-musi/client-secret", Secrets::password);
        keyPair("bank-musi");
        shared("bank-uji/client-secret", Secrets::password);
        keyPair("bank-uji");
        once("hub/bank-musi/status-key.pem", () -> RsaKeys.privateKey(2048));
        once("peers/bank-musi/hub-key.pem", () -> RsaKeys.publicKey(text("hub/bank-musi/status-key.pem")));
        shared("bank-siak/broker-password", Secrets::password);
        shared("bank-rokan/broker-password", Secrets::password);
        shared("registry/broker-password", Secrets::password);
        once("peers/registry/decryption-keys/first.pem", () -> RsaKeys.privateKey(3072));
        once(
                "hub/registry/encryption-key.jwk",
                () -> RsaKeys.jwk(text("peers/registry/decryption-keys/first.pem"), "first"));

        once("hub/pos/sftp-key.pem", () -> RsaKeys.privateKey(3072));
        once("peers/pos/hub-public-key", () -> RsaKeys.openSsh(text("hub/pos/sftp-key.pem")) + " lintas-hub");
        once("peers/pos/host-key.pem", () -> RsaKeys.privateKey(3072));

        for (String office : List.of("palembang", "pekanbaru")) {
            ofOfficesSystem(office);
            shared(office + "/webhook-secret", Secrets::webhook);
        }
        for (String person : PEOPLE) {
            once("demo/" + person, Secrets::typeable);
        }
        certificates();
    }

    /**
     * An authority of this run alone, with certificates for Keycloak and the hub. Made together: a new authority makes the
     * old certificates worthless.
     */
    private void certificates() throws IOException {
        if (Files.exists(directory.resolve("peers/ca.crt"))) {
            return;
        }
        Certificates authority = Certificates.authority("CN=Lintas demonstration,O=Lintas,C=ID");
        issued("own/authority", authority);
        issued("own/keycloak", authority.server());
        issued("hub/tls/server", authority.server());
        again("hub/tls/clients-ca.crt", authority.certificatePem());
        again("peers/ca.crt", authority.certificatePem());
        clientCertificate("bank-musi", "CN=bank-musi");
    }

    /**
     * Gives a peer a certificate of this run's authority, {@code peers/<peer>/client.crt} and {@code client.key}; one it has
     * is replaced.
     *
     * @param subject such as {@code CN=bank-musi}
     */
    public void clientCertificate(String peer, String subject) {
        try {
            Certificates authority = new Certificates(
                    PemFiles.certificate(text("own/authority.crt")), PemFiles.key(text("own/authority.key")));
            issued("peers/" + peer + "/client", authority.client(subject));
        } catch (GeneralSecurityException | IOException e) {
            throw new HarnessFailed("No certificate for " + peer, e);
        }
    }

    private void issued(String name, Certificates issued) throws IOException {
        again(name + ".key", issued.keyPem());
        again(name + ".crt", issued.certificatePem());
    }

    private void again(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        directories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        write(file, text);
    }

    /** A bank's key pair: the bank signs, the hub knows the public half. */
    void keyPair(String bank) throws IOException {
        once("peers/" + bank + "/private-key.pem", () -> RsaKeys.privateKey(2048));
        once("hub/" + bank + "/public-key.pem", () -> RsaKeys.publicKey(text("peers/" + bank + "/private-key.pem")));
    }

    /** What an office's own system proves itself with at the identity provider, where it is the client {@code office-<id>}. */
    void ofOfficesSystem(String office) throws IOException {
        once("hub/" + office + "/api-client-secret", Secrets::password);
        once("peers/office-" + office + "/client-secret", () -> text("hub/" + office + "/api-client-secret"));
    }

    /** In the form of the Standard Webhooks. */
    static String webhook() {
        return "whsec_" + Base64.getEncoder().encodeToString(random(32));
    }

    void shared(String name, Supplier<String> secret) throws IOException {
        once("hub/" + name, secret);
        once("peers/" + name, () -> text("hub/" + name));
    }

    private void once(String name, Supplier<String> secret) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            directories(file.toAbsolutePath().getParent());
            write(file, secret.get());
        }
    }

    private static void directories(@Nullable Path directory) throws IOException {
        requireNonNull(directory);
        Files.createDirectories(directory, only("rwx------"));
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, only("rw-------"));
        Files.writeString(part, text.endsWith("\n") ? text : text + "\n");
        Files.move(part, file);
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
    }

    /** For people: no letters that look alike; 59 bits. */
    private static String typeable() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }
}
