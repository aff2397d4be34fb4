package id.lintas.app.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.message.MessageLog;
import id.lintas.message.PartnerCalls;
import id.lintas.payment.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a bank is, judged from what it called and nothing else.
 *
 * @param steps every scenario, with the bank's first call that went so
 * @param whole a payment that was inquired, settled and asked for afterwards, with its three calls; empty if there is none
 */
record Certification(String partner, List<Step> steps, List<PartnerCalls.Call> whole) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A scenario and the call that shows it, or null. */
    record Step(Scenario scenario, PartnerCalls.@Nullable Call call) {

        public boolean done() {
            return call != null;
        }
    }

    /**
     * Judges the calls.
     *
     * @param firsts the first call of each kind
     * @param successes good calls, newest first
     */
    static Certification of(String partner, List<PartnerCalls.Call> firsts, List<PartnerCalls.Call> successes) {
        List<Step> steps = Arrays.stream(Scenario.values())
                .map(scenario -> new Step(
                        scenario,
                        firsts.stream().filter(scenario::is).findFirst().orElse(null)))
                .toList();
        return new Certification(partner, steps, whole(successes));
    }

    /** How many of all are done. */
    public long done() {
        return steps.stream().filter(Step::done).count() + (whole.isEmpty() ? 0 : 1);
    }

    public int all() {
        return steps.size() + 1;
    }

    public boolean complete() {
        return done() == all();
    }

    /** SHA-256 over what the report says: who compares two prints compares this. */
    public String digest() {
        String text = Stream.concat(
                        steps.stream().map(step -> step.scenario() + "|" + line(step.call())),
                        whole.stream().map(call -> "END_TO_END|" + line(call)))
                .collect(Collectors.joining("\n", partner + "\n", "\n"));
        return MessageLog.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(PartnerCalls.@Nullable Call call) {
        return call == null
                ? "-"
                : String.join("|", call.at().toString(), String.valueOf(call.callId()), call.code(), call.digest());
    }

    /** The latest account with an inquiry, then a settled payment, then a status, each answered with success. */
    private static List<PartnerCalls.Call> whole(List<PartnerCalls.Call> successes) {
        Map<String, PartnerCalls.Call> statuses = new HashMap<>();
        Map<String, PartnerCalls.Call> payments = new HashMap<>();
        for (PartnerCalls.Call call : successes) {
            String account = account(call).orElse("");
            PartnerCalls.Call status = statuses.get(account);
            PartnerCalls.Call payment = payments.get(account);
            if (call.service().equals("status")) {
                statuses.putIfAbsent(account, call);
            } else if (call.service().equals("payment")
                    && call.outcome().equals(Outcome.SETTLED.name())
                    && status != null) {
                payments.putIfAbsent(account, call);
            } else if (call.service().equals("inquiry") && status != null && payment != null) {
                return List.of(call, payment, status);
            }
        }
        return List.of();
    }

    private static Optional<String> account(PartnerCalls.Call call) {
        byte[] body = call.body();
        if (body == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(body);
            return Optional.of(json.path("customerNo").asText("").trim()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
