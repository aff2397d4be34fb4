package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Stops and starts the registry, and asks it what it stored. */
final class RegistryDesk {

    private final Control control;

    RegistryDesk(StoryWorld world) {
        control = new Control(world.registry());
    }

    void stop() throws IOException, InterruptedException, StepMissed {
        act("/down");
    }

    void start() throws IOException, InterruptedException, StepMissed {
        act("/up");
    }

    private void act(String path) throws IOException, InterruptedException, StepMissed {
        Control.Answer answer = control.post(path, Control.JSON.createObjectNode());
        if (answer.status() >= 300) {
            throw new StepMissed("the registry says " + answer.status() + " " + answer.json());
        }
    }

    boolean hasBooking(String code) throws IOException, InterruptedException {
        return control.get("/bookings/" + code).status() == 200;
    }

    boolean hasPayment(String billingCode) throws IOException, InterruptedException {
        return control.get("/payments/" + billingCode).status() == 200;
    }

    String bookingOnce(String code) throws IOException, InterruptedException, StepMissed {
        return once("/bookings/" + code);
    }

    String paymentOnce(String billingCode) throws IOException, InterruptedException, StepMissed {
        return once("/payments/" + billingCode);
    }

    private String once(String path) throws IOException, InterruptedException, StepMissed {
        Control.Answer answer = control.get(path);
        int effects = answer.json().path("effects").asInt(-1);
        Expect.that(effects == 1, path + " took effect " + effects + " times: " + answer.json());
        return "received " + answer.json().path("received").asInt() + " times";
    }

    /** Puts fingers into the registry's database under another name. */
    void enroll(String referenceId, List<Fingers.Print> prints) throws IOException, InterruptedException, StepMissed {
        ObjectNode person = Control.JSON.createObjectNode().put("referenceId", referenceId);
        ArrayNode fingers = person.putArray("fingers");
        for (Fingers.Print print : prints) {
            fingers.addObject()
                    .put("position", print.position())
                    .put("record", Base64.getEncoder().encodeToString(print.fingerRecord()));
        }
        Control.Answer answer = control.post("/enroll", person);
        if (answer.status() >= 300) {
            throw new StepMissed("the registry says " + answer.status() + " " + answer.json());
        }
    }
}
