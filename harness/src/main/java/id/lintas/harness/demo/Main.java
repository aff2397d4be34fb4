package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Secrets;
import id.lintas.harness.TenantSecrets;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The commands of {@code ./lintas}. Status 0 is success, 1 a story with a MISS, 2 a failure told in one line. */
public final class Main {
    private static final PrintStream OUT =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final String USAGE =
            "usage: ./lintas demo [--exit] [--story NAME] [--port-base N] | bench neighbour | office|partner add|disable|enable"
                    + " | down | status | logs [PART] | realm [--hub-url URL] | realm check FILE | realm passwords";

    private Main() {}

    /**
     * Carries out one command.
     *
     * @param arguments the command and its options; the checkout is the system property {@code lintas.home}
     */
    public static void main(String... arguments) {
        int status;
        try {
            Preconditions.java();
            status = run(
                    Path.of(System.getProperty("lintas.home", "."))
                            .toAbsolutePath()
                            .normalize(),
                    List.of(arguments));
        } catch (HarnessFailed e) {
            System.err.println("lintas: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    static void say(String line) {
        OUT.println(line);
    }

    private static int run(Path checkout, List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        if (command.equals("demo")) {
            return new Demo(DemoOptions.parse(checkout, arguments.subList(1, arguments.size()))).run();
        }
        if (command.equals("bench")) {
            return Bench.run(checkout, arguments.subList(1, arguments.size()));
        }
        if (command.equals("realm")) {
            return new RealmCommand(tenants(checkout)).run(arguments.subList(1, arguments.size()));
        }
        Layout layout = Layout.ofLastRun(checkout);
        if (command.equals("secrets")) {
            new TenantSecrets(Secrets.ensure(layout.secrets()))
                    .make(tenants(checkout))
                    .forEach(reference -> say("Made the demonstration's secret " + reference + "."));
            return 0;
        }
        if (command.equals("status")) {
            return new Status(layout).print();
        }
        if (command.equals("down")) {
            new Stopping(Layout.ofLastRun(checkout, Bench.FOLDER)).all();
            return new Down(layout).run();
        }
        if (command.equals("logs")) {
            if (arguments.size() > 1) {
                new Logs(layout).print(arguments.get(1));
            } else {
                new Logs(layout).list();
            }
            return 0;
        }
        throw new HarnessFailed(USAGE);
    }

    /** The tenants' files that the commands are about. */
    private static Path tenants(Path checkout) {
        return Path.of(
                System.getProperty("lintas.tenants", checkout.resolve("tenants").toString()));
    }
}
