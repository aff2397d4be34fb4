package id.lintas.simulators.load;

import id.lintas.simulators.PeersSimulator;
import id.lintas.simulators.bank.BankSettings;
import id.lintas.simulators.bank.PrivateKeyFile;
import id.lintas.simulators.bank.SnapTeller;
import id.lintas.simulators.story.StoryWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Carries out orders read line by line until its input ends: {@code pay} by SNAP, {@code raw} for the same by
 * plain JDBC, {@code rate} for the payments under way, {@code page} and {@code sends}. Each but {@code rate} is answered by one line, its word and what came of it; several may run at once.
 *
 * <p>System properties are those of a story.
 */
public final class LoadProcess {

    private static final String DATABASE_PASSWORD = "own/postgres-superuser-password";

    private final SnapTeller bank;
    private final StoryWorld world;
    private volatile @Nullable Paying paying;

    private LoadProcess() throws IOException {
        Path secrets = Path.of(property("lintas.secrets.peers"));
        bank = new SnapTeller(
                new BankSettings(
                        URI.create(property("lintas.hub.url")),
                        PeersSimulator.BANK,
                        PeersSimulator.PARTNER_SERVICE_ID,
                        PeersSimulator.CHANNEL_ID,
                        Files.readString(secrets.resolve(PeersSimulator.BANK + "/client-secret"))
                                .strip(),
                        PrivateKeyFile.read(secrets.resolve(PeersSimulator.BANK + "/private-key.pem"))),
                Clock.systemUTC());
        Path passwords = Path.of(property("lintas.secrets.demo"));
        world = new StoryWorld(
                URI.create(property("lintas.hub.url")),
                URI.create(property("lintas.keycloak.url")),
                URI.create(property("lintas.peers.url")),
                URI.create(property("lintas.registry.url")),
                user -> password(passwords.resolve(user)));
    }

    /** Runs until the input ends. */
    public static void main(String[] args) throws IOException {
        LoadProcess load = new LoadProcess();
        System.out.println("ready");
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                load.take(Order.parse(line));
            }
        }
        System.exit(0);
    }

    private void take(Order order) {
        switch (order.word()) {
            case "pay" -> pay(order, () -> new SnapPayer(bank));
            case "raw" -> {
                RawPayers raw = new RawPayers(
                        order.text("database"),
                        Path.of(property("lintas.secrets")).resolve(DATABASE_PASSWORD),
                        order);
                pay(order, raw::open);
            }
            case "rate" -> {
                Paying current = paying;
                if (current != null) {
                    current.become(order.real("perSecond"));
                }
            }
            case "page" -> begin(order, () -> new PageWatch(bank, order).run(world));
            case "sends" ->
                begin(
                        order,
                        () -> new RawSends(
                                        property("lintas.broker.url"),
                                        Path.of(property("lintas.secrets")).resolve("hub"),
                                        order)
                                .run());
            default ->
                throw new IllegalArgumentException(
                        "order: " + order.word() + " (expected: pay, raw, rate, page or sends)");
        }
    }

    private void pay(Order order, Payer.Counter counter) {
        Paying fresh = new Paying(counter, order);
        paying = fresh;
        begin(order, fresh::run);
    }

    private static void begin(Order order, Callable<String> work) {
        Thread thread = new Thread(() -> System.out.println(order.word() + " " + outcome(work)), order.word());
        thread.setDaemon(true);
        thread.start();
    }

    private static String outcome(Callable<String> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return "failed " + e.toString().replace('\n', ' ');
        }
    }

    private static String password(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("password file " + file, e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("system property " + name + " is missing (expected: -D" + name + "=…)");
        }
        return value;
    }
}
