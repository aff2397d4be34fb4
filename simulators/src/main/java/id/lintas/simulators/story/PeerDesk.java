package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Makes the banks and the post office act, and asks an office's own system what it was told. */
final class PeerDesk {

    private final Control control;

    PeerDesk(StoryWorld world) {
        control = new Control(world.peers());
    }

    /** Asks by SNAP what is owed and returns the responseCode. */
    String snapInquiry(String billingCode) throws IOException, InterruptedException {
        return code(control.post("/bank/inquire", bill(billingCode)));
    }

    /** Pays by SNAP, with a mischief of the bank simulator or {@code none}, and returns the responseCode. */
    String snapPayment(String billingCode, long amount, String mischief) throws IOException, InterruptedException {
        return code(control.post("/bank/pay", payment(billingCode, amount, mischief)));
    }

    private static String code(Control.Answer answer) {
        String code = answer.text("responseCode");
        return code.isEmpty() ? answer.status() + " " + answer.json() : code;
    }

    /** Somebody pays at the SNAP bank, and its call never leaves; returns the bank's number. */
    String takenAtTheBank(String billingCode, long amount) throws IOException, InterruptedException, StepMissed {
        Control.Answer answer = control.post("/bank/take", bill(billingCode).put("amount", amount));
        String reference = answer.text("reference");
        if (reference.isEmpty()) {
            throw new StepMissed("the bank says " + answer.status() + " " + answer.json());
        }
        return reference;
    }

    /** The queue bank takes its payment for the bill back; returns the result. */
    String queueTakeBack(String billingCode, long amount) throws IOException, InterruptedException {
        return result(control.post("/queue-bank/take-back", bill(billingCode).put("amount", amount)));
    }

    String queueInquiry(String billingCode) throws IOException, InterruptedException {
        return result(control.post("/queue-bank/inquire", bill(billingCode)));
    }

    String queuePayment(String billingCode, long amount, String mischief) throws IOException, InterruptedException {
        return result(control.post("/queue-bank/pay", payment(billingCode, amount, mischief)));
    }

    /** Sends a message as it is and returns the result of the reply. */
    String queueRaw(String text) throws IOException, InterruptedException {
        return result(control.post("/queue-bank/raw", "text/plain", text));
    }

    private static String result(Control.Answer answer) {
        String result = answer.text("result");
        return result.isEmpty() ? answer.status() + " " + answer.json() : result;
    }

    /** Writes a post office file with one payment and returns its name. */
    String postFile(String billingCode, long amount, String mischief)
            throws IOException, InterruptedException, StepMissed {
        ObjectNode file = Control.JSON.createObjectNode().put("mischief", mischief);
        file.putArray("payments").add(bill(billingCode).put("amount", amount));
        Control.Answer answer = control.post("/post/file", file);
        String name = answer.text("name");
        if (name.isEmpty()) {
            throw new StepMissed("the post office says " + answer.status() + " " + answer.json());
        }
        return name;
    }

    /** What the post office's statement has that the hub was never told of. */
    record Stated(String day, String reference) {}

    /** The post office's bank writes the day's statement, with one payment that the hub was never told of. */
    Stated postStatement(String billingCode, long amount) throws IOException, InterruptedException, StepMissed {
        ObjectNode file = Control.JSON.createObjectNode();
        file.putArray("payments").add(bill(billingCode).put("amount", amount));
        Control.Answer answer = control.post("/post/statement", file);
        String reference = answer.json().path("references").path(0).asText("");
        if (reference.isEmpty()) {
            throw new StepMissed("the post office says " + answer.status() + " " + answer.json());
        }
        return new Stated(answer.text("day"), reference);
    }

    /** The post office tells at last of what only its statement had. */
    String postUntold() throws IOException, InterruptedException {
        return control.post("/post/untold", Control.JSON.createObjectNode()).text("name");
    }

    /** The hub's result for the file, once it is there. */
    Optional<JsonNode> postResult(String name) throws IOException, InterruptedException {
        Control.Answer answer = control.get("/post/result/" + name);
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    /** How many different signed events of the type the office's own system accepted for the booking. */
    long officeEvents(String office, String type, String bookingCode) throws IOException, InterruptedException {
        long count = 0;
        for (JsonNode event : control.get("/office/" + office + "/events").json()) {
            JsonNode told = event.path("event");
            if (told.path("type").asText().equals(type)
                    && told.path("data").path("bookingCode").asText().equals(bookingCode)) {
                count++;
            }
        }
        return count;
    }

    /** Lets an office's own system accept calls, or answer 503 to all. */
    void officeMood(String office, String mood) throws IOException, InterruptedException, StepMissed {
        Control.Answer answer = control.post(
                "/office/" + office + "/mood", Control.JSON.createObjectNode().put("mood", mood));
        if (answer.status() >= 300) {
            throw new StepMissed("the office's system says " + answer.status() + " " + answer.json());
        }
    }

    private static ObjectNode bill(String billingCode) {
        return Control.JSON.createObjectNode().put("billingCode", billingCode);
    }

    private static ObjectNode payment(String billingCode, long amount, String mischief) {
        return bill(billingCode).put("amount", amount).put("mischief", mischief);
    }
}
