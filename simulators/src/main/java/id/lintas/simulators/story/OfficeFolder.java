package id.lintas.simulators.story;

import id.lintas.simulators.bank.PrivateKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;

/** An office's own system at the hub's SFTP server, with a key of its own; the server's key is pinned. */
public final class OfficeFolder {

    /** What {@link #knock} answers when the server takes no key of this one's. */
    public static final String REFUSED = "login refused";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int BITS = 3072;

    private final int port;
    private final PublicKey server;
    private final KeyPair key;

    private OfficeFolder(int port, PublicKey server, KeyPair key) {
        this.port = port;
        this.server = server;
        this.key = key;
    }

    /**
     * Makes a key for it.
     *
     * @param port where the server listens, on loopback
     * @param hostKey the server's private key in PEM, of which the public half is pinned
     * @throws IOException when that is no RSA key
     */
    public static OfficeFolder withNewKey(int port, Path hostKey) throws IOException {
        try {
            RSAPrivateCrtKey host = (RSAPrivateCrtKey) PrivateKeyFile.read(hostKey);
            PublicKey server = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(host.getModulus(), host.getPublicExponent()));
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(BITS);
            return new OfficeFolder(port, server, keys.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IOException("no key for SFTP", e);
        }
    }

    /** The public half, as a line that the hub reads. */
    public String publicKeyLine() {
        return PublicKeyEntry.toString(key.getPublic());
    }

    private interface Work {
        String in(SftpClient sftp) throws IOException, StepMissed;
    }

    /**
     * Whether this key opens the office's folder at this moment: {@code open}, {@link #REFUSED}, or what broke. A server that closes a
     * folder cuts who is just coming in, which says nothing about the next one who knocks.
     */
    public String knock(String office) {
        try {
            return in(office, sftp -> Door.OPEN);
        } catch (StepMissed e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            return "cut off: " + e;
        }
    }

    /** The names in the root. */
    String root(String office) throws IOException, StepMissed {
        return in(office, sftp -> {
            TreeSet<String> names = new TreeSet<>();
            StreamSupport.stream(sftp.readDir("/").spliterator(), false)
                    .map(SftpClient.DirEntry::getFilename)
                    .filter(name -> !name.matches("\\.{1,2}"))
                    .forEach(names::add);
            return String.join(", ", names);
        });
    }

    /** Tries to look at and to read each path; all must be refused. */
    String mayNotReach(String office, List<String> paths) throws IOException, StepMissed {
        return in(office, sftp -> {
            for (String path : paths) {
                refused(path, () -> sftp.readDir(path).iterator().hasNext());
                refused(path, () -> sftp.read(path).read());
            }
            return paths.size() + " paths refused";
        });
    }

    private interface Attempt {
        Object make() throws IOException;
    }

    /** Refused by the server in so many words; a connection that broke shows nothing. */
    private static void refused(String path, Attempt attempt) throws IOException, StepMissed {
        try {
            Object got = attempt.make();
            throw new StepMissed("reaches " + path + " and gets " + got);
        } catch (SftpException e) {
            // as it must be
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof SftpException)) {
                throw e;
            }
        }
    }

    private String in(String office, Work work) throws IOException, StepMissed {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(new RequiredServerKeyVerifier(server));
        client.start();
        try (ClientSession session = client.connect("office." + office, "127.0.0.1", port)
                .verify(SOON)
                .getSession()) {
            session.addPublicKeyIdentity(key);
            try {
                session.auth().verify(SOON);
            } catch (SshException e) {
                throw new StepMissed(REFUSED);
            }
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                return work.in(sftp);
            }
        } finally {
            client.stop();
        }
    }
}
