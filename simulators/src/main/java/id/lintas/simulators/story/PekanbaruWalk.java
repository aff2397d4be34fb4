package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** Applicants at Pekanbaru: through the queue bank, at the post office, and one whose fingers are known under another name. */
final class PekanbaruWalk {

    private final WalkCast cast;
    private volatile String firstResult = "";
    private volatile String repeatedFile = "";

    PekanbaruWalk(WalkCast cast) {
        this.cast = cast;
    }

    Scene queue() {
        Visit visit = cast.atPekanbaru();
        Scene scene = new Scene("Pekanbaru, queue bank")
                .must("clerk budi logs in at Keycloak", () -> cast.pekanbaru.open() + " login pages");
        return cast.toBill(scene, visit)
                .check(
                        "the bank inquires by queue",
                        () -> Expect.same("PAYABLE", cast.peers.queueInquiry(visit.billingCode())))
                .check(
                        "a poison message is answered",
                        () -> Expect.same("MALFORMED", cast.peers.queueRaw("{\"messageId\": this is poison")))
                .must("the next payment by queue is served", () -> queuePayment(visit, "SETTLED", "none"))
                .check("the payment repeated gets the same answer", () -> queuePayment(visit, "SETTLED", "repeat"))
                .check(
                        "a payment for an unknown billing code hears so",
                        () -> Expect.same(
                                "UNKNOWN_BILL", cast.peers.queuePayment(WalkCast.NO_BILL, visit.amount(), "none")))
                .must("the office's page shows it PAID", () -> visit.awaitStage("PAID"))
                .must("adjudication finds nobody else: CLEARED", () -> visit.awaitExactly("CLEARED"));
    }

    private String queuePayment(Visit visit, String wanted, String mischief)
            throws IOException, InterruptedException, StepMissed {
        return Expect.same(wanted, cast.peers.queuePayment(visit.billingCode(), visit.amount(), mischief));
    }

    Scene post() {
        Visit visit = cast.atPekanbaru();
        return cast.toBill(new Scene("Pekanbaru, post office"), visit)
                .check("a half-written file is left alone", () -> {
                    cast.peers.postFile(visit.billingCode(), visit.amount(), "half-written");
                    return Expect.same("BILLED", visit.look().stage());
                })
                .must("the post office's file settles its line", () -> {
                    JsonNode result = result(file(visit, "none"));
                    firstResult = result.path("raw").asText();
                    return Expect.same(
                            "SETTLED",
                            result.path("details").path(0).path("result").asText());
                })
                .check("the file repeated gets the same result", () -> repeated(visit))
                .check("a file with a wrong total is refused, with reasons", () -> refused(visit))
                .check("a line for an unknown billing code hears so", () -> unknown(visit))
                .must("the office's page shows it PAID", () -> visit.awaitStage("PAID"))
                .must("adjudication finds nobody else: CLEARED", () -> visit.awaitExactly("CLEARED"));
    }

    /** The file that was written twice; the first result alone would not show that the hub read it again. */
    String repeatedFile() {
        return repeatedFile;
    }

    private String file(Visit visit, String mischief) throws IOException, InterruptedException, StepMissed {
        return cast.peers.postFile(visit.billingCode(), visit.amount(), mischief);
    }

    private JsonNode result(String name) throws IOException, InterruptedException, StepMissed {
        return Patience.untilThere(Patience.USUAL, "result of " + name, () -> cast.peers.postResult(name));
    }

    private String repeated(Visit visit) throws IOException, InterruptedException, StepMissed {
        repeatedFile = file(visit, "repeated");
        Expect.same(firstResult, result(repeatedFile).path("raw").asText());
        return "byte for byte";
    }

    private String refused(Visit visit) throws IOException, InterruptedException, StepMissed {
        JsonNode result = result(file(visit, "wrong-total"));
        Expect.same("REFUSED", result.path("status").asText());
        String reason = result.path("reasons").path(0).asText();
        Expect.that(!reason.isEmpty(), "no reason in " + result);
        return reason;
    }

    private String unknown(Visit visit) throws IOException, InterruptedException, StepMissed {
        JsonNode details = result(file(visit, "unknown-bill")).path("details");
        for (JsonNode detail : details) {
            if (detail.path("result").asText().equals("UNKNOWN_BILL")) {
                return detail.path("billingCode").asText();
            }
        }
        throw new StepMissed("no such line in " + details);
    }

    Scene knownFingers() {
        Visit visit = cast.atPekanbaru();
        Scene scene = new Scene("Pekanbaru, known fingers")
                .must("the fingers are already enrolled under another name", () -> {
                    String other = UUID.randomUUID().toString();
                    cast.registry.enroll(
                            other, cast.fingers.taken(visit.applicant().person(), 1));
                    return "other impressions of the same fingers";
                });
        return cast.toBill(scene, visit)
                .must(
                        "the bank pays by SNAP",
                        () -> Expect.same(
                                "2002500", cast.peers.snapPayment(visit.billingCode(), visit.amount(), "none")))
                .must("adjudication finds somebody: REFERRED to people", () -> visit.awaitExactly("REFERRED"))
                .check("the clerk's page shows no detail of the match", () -> {
                    String text = visit.look().page().document().html().toLowerCase(Locale.ROOT);
                    return Expect.that(
                            !text.contains("auto_hit")
                                    && !text.contains("internalscore")
                                    && !text.contains("candidate"),
                            "the page tells more than REFERRED");
                });
    }
}
