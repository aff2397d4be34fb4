package id.lintas.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks one receipt from its PDF or its token, with no network: 0 it is genuine, 1 it is not or is not what was asked for, 2
 * nothing could be checked. {@code keys} prints the public keys of a running hub, to be kept for that.
 */
public final class ReceiptMain {

    private static final String USAGE = """
            usage: lintas receipt verify --keys KEYS.json [--state] [--amount RUPIAH] [--billing-code CODE] FILE.pdf|TOKEN
                   lintas receipt keys [--hub-url URL] > KEYS.json
              --keys          what the hub publishes at /receipts/keys, kept from then
              --state         a provisional receipt will not do
              --amount, --billing-code
                              what the paper says: what differs is named
            status: 0 genuine, 1 not, 2 nothing could be checked""";

    private static final String DEMO = "http://localhost:18080";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Options that the claims are compared with, by the claim's name. */
    private static final Map<String, String> COMPARED = Map.of("--amount", "amount", "--billing-code", "bill");

    private final PrintStream out;
    private final PrintStream err;

    private ReceiptMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Does it and leaves the JVM with the status.
     *
     * @param arguments what to do, as the usage says
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The same without leaving the JVM; returns the status. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new ReceiptMain(out, err).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (command) {
            case "verify" -> verify(rest);
            case "keys" -> keys(rest);
            default -> usage("no command");
        };
    }

    private int verify(List<String> arguments) {
        Map<String, String> expected = new LinkedHashMap<>();
        List<String> receipts = new ArrayList<>();
        String keys = "";
        boolean state = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean value = i + 1 < arguments.size();
            if (argument.equals("--state")) {
                state = true;
            } else if (argument.equals("--keys") && value) {
                keys = arguments.get(++i);
            } else if (COMPARED.containsKey(argument) && value) {
                expected.put(COMPARED.get(argument), arguments.get(++i));
            } else if (argument.startsWith("-")) {
                return usage("unknown option " + argument);
            } else {
                receipts.add(argument);
            }
        }
        if (receipts.size() != 1) {
            return usage("one receipt at a time");
        }
        return keys.isEmpty() ? usage("--keys is missing") : verify(keys, receipts.get(0), state, expected);
    }

    private int verify(String keys, String receipt, boolean state, Map<String, String> expected) {
        try {
            ReceiptKeys known = ReceiptKeys.read(Path.of(keys));
            ReceiptText text = ReceiptText.parse(token(receipt));
            check(known, text, state, expected);
            return 0;
        } catch (BadEvidence e) {
            out.println("BAD: " + e.getMessage());
            return 1;
        } catch (NotChecked | InvalidPathException e) {
            err.println("lintas: " + e.getMessage());
            return 2;
        }
    }

    /** A token is longer than any file's name may be, and holds no slash. */
    private static String token(String receipt) throws BadEvidence, NotChecked {
        if (receipt.length() > 255 && receipt.indexOf('/') < 0) {
            return receipt;
        }
        Path file = Path.of(receipt);
        if (!Files.isRegularFile(file)) {
            throw new NotChecked(receipt + ": no such file, and no token");
        }
        return ReceiptPdf.token(file);
    }

    private void check(ReceiptKeys keys, ReceiptText text, boolean state, Map<String, String> expected)
            throws BadEvidence {
        PublicKey key = keys.byId().get(text.keyId());
        if (key == null) {
            throw new BadEvidence("unknown key " + text.keyId()
                    + ": not among the keys given; it is false, or the keys are older than the receipt");
        }
        if (!ReceiptKeys.signed(key, text.signed(), text.signature())) {
            throw new BadEvidence("wrong signature: key " + text.keyId()
                    + " did not sign this; something in it was changed (it now says amount "
                    + text.says("amount") + ", billing code " + text.says("bill") + ")");
        }
        text.mustBeReceipt();
        for (Map.Entry<String, String> one : expected.entrySet()) {
            if (!text.says(one.getKey()).equals(one.getValue())) {
                throw new BadEvidence("changed " + one.getKey() + ": the receipt was issued for "
                        + text.says(one.getKey()) + ", the paper says " + one.getValue());
            }
        }
        if (state && !text.state()) {
            throw new BadEvidence("genuine, but provisional: it is no state receipt, it has no NTPN");
        }
        say(text);
    }

    private void say(ReceiptText text) {
        out.println(
                text.state()
                        ? "OK: genuine, a state receipt"
                        : "OK: genuine, but PROVISIONAL: paid at the bank or post office, no state receipt (NTPN) yet");
        out.println("   billing code " + text.says("bill"));
        out.println("   amount       Rp " + text.says("amount"));
        out.println("   paid at      " + text.time("paid") + " at " + text.says("by"));
        out.println("   NTB or NTP   " + text.says("ref"));
        out.println("   NTPN         " + (text.state() ? text.says("ntpn") : "none"));
        out.println("   office       " + text.says("office"));
        out.println("   issued at    " + text.time("iat") + ", signed with key " + text.keyId());
        out.println("   compare this with the paper; whether it was reversed since, only the hub's page can say");
    }

    private int keys(List<String> arguments) {
        if (!arguments.isEmpty() && (arguments.size() != 2 || !arguments.get(0).equals("--hub-url"))) {
            return usage("unknown option " + arguments.get(0));
        }
        String hub = arguments.isEmpty() ? DEMO : arguments.get(1).replaceAll("/+$", "");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(hub + "/receipts/keys"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new NotChecked(hub + "/receipts/keys says " + answer.statusCode());
            }
            ReceiptKeys.parse(answer.body(), hub);
            out.println(answer.body());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        } catch (NotChecked | IOException | IllegalArgumentException e) {
            String why = e.getMessage();
            err.println("lintas: " + hub + ": " + (why == null ? "no answer" : why));
            return 2;
        }
    }

    private int usage(String why) {
        err.println("lintas: " + why);
        err.println(USAGE);
        return 2;
    }
}
