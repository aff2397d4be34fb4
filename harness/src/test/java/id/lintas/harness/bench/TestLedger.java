package id.lintas.harness.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A stage that is a migrated database with two offices and their keys, and nothing else. */
final class TestLedger implements Stage {

    static final List<Tenant> OFFICES = List.of(new Tenant("palembang", "PLM"), new Tenant("pekanbaru", "PKU"));

    private static final Path MIGRATIONS = Path.of("..", "hub-core", "src", "main", "resources", "db", "migration");

    final byte[] sealKey = random(32);
    private final byte[] kek = random(32);
    private final RealPostgres postgres = RealPostgres.forTests();
    private final TestDatabase database = postgres.freshDatabase("bench");
    private final Path folder;

    TestLedger(Path folder) throws Exception {
        this.folder = folder;
        try (Connection owner = DriverManager.getConnection(database.ownerUrl());
                Statement sql = owner.createStatement();
                Stream<Path> files = Files.list(MIGRATIONS)) {
            sql.execute("grant usage on schema public to lintas_app, lintas_central");
            for (Path file : files.filter(one -> one.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(TestLedger::version))
                    .toList()) {
                sql.execute(Files.readString(file));
            }
        }
        for (Tenant office : OFFICES) {
            keys(office.id());
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(String.valueOf(file.getFileName()).substring(1).split("__", 2)[0]);
    }

    private void keys(String office) throws SQLException, GeneralSecurityException {
        byte[] key = field(3, sealKey);
        byte[] data = join(field(1, "type.googleapis.com/google.crypto.tink.AesGcmKey".getBytes(UTF_8)), field(2, key));
        byte[] entry = join(field(1, data), new byte[] {2 << 3, 1, 3 << 3, 77});
        byte[] keyset = join(new byte[] {1 << 3, 77}, field(2, entry));
        byte[] nonce = random(12);
        Cipher wrap = Cipher.getInstance("AES/GCM/NoPadding");
        wrap.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(kek, "AES"), new GCMParameterSpec(128, nonce));
        wrap.updateAAD(("lintas.keyset.1\0" + office + "\0seal").getBytes(UTF_8));
        byte[] wrapped = field(2, join(nonce, wrap.doFinal(keyset)));
        try (Connection connection = superuser();
                PreparedStatement sql = connection.prepareStatement(
                        "insert into office_keyset values (?, 1, 'first', ?, ''::bytea, 'STEADY', now())")) {
            sql.setString(1, office);
            sql.setBytes(2, wrapped);
            sql.executeUpdate();
        }
    }

    private static byte[] field(int number, byte[] content) {
        ByteBuffer field = ByteBuffer.allocate(content.length + 3).put((byte) (number << 3 | 2));
        if (content.length < 128) {
            field.put((byte) content.length);
        } else {
            field.put((byte) (content.length & 0x7f | 0x80)).put((byte) (content.length >> 7));
        }
        byte[] bytes = new byte[field.put(content).position()];
        field.flip().get(bytes);
        return bytes;
    }

    private static byte[] join(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** As the superuser, who may do to rows what nobody else may. */
    void execute(String statement) throws SQLException {
        try (Connection connection = superuser();
                Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }
    }

    @Override
    public Connection superuser() throws SQLException {
        return postgres.superuser(database.name());
    }

    @Override
    public String secret(String name) {
        if (!name.equals("hub/kek/first")) {
            throw new IllegalArgumentException(name + " (expected: hub/kek/first)");
        }
        return Base64.getEncoder().encodeToString(kek);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void say(String line) {
        throw new UnsupportedOperationException(line);
    }

    @Override
    public void hub(Map<String, String> settings) {
        throw new UnsupportedOperationException("no hub here");
    }

    @Override
    public void withoutHub() {
        throw new UnsupportedOperationException("no hub here");
    }

    @Override
    public void besideFrozenHub(Runnable work) {
        throw new UnsupportedOperationException("no hub here");
    }

    @Override
    public Optional<ProcessIdentity> part(String name) {
        return Optional.empty();
    }

    @Override
    public ProcessIdentity postmaster() {
        throw new UnsupportedOperationException("not this test's");
    }

    @Override
    public String databaseUrl() {
        return database.jdbcUrl();
    }

    @Override
    public Process load() {
        throw new UnsupportedOperationException("no load here");
    }

    @Override
    public String registryUrl() {
        throw new UnsupportedOperationException("no registry here");
    }

    Path fates(Bills.Range paid) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (long number = paid.from(); number < paid.to(); number++) {
            lines.append(number).append("\taccepted\n");
        }
        return Files.writeString(Files.createTempFile(folder, "fates", ""), lines);
    }
}
