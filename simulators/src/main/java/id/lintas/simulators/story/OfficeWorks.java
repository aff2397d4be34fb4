package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;

/** A booking and a payment walk through the new office; another bill is left to be paid later. */
final class OfficeWorks {

    private static final Duration A_MESSAGE = Duration.ofSeconds(30);
    private static final String SETTLED = "id.lintas.payment.settled.v1";

    private final TenancyCast cast;

    OfficeWorks(TenancyCast cast) {
        this.cast = cast;
    }

    Scene paid() {
        Visit visit = cast.visit();
        return visit.toBill(new Scene("A payment"), cast.fingers)
                .check(
                        "the bank inquires by SNAP",
                        () -> Expect.same("2002400", cast.peers.snapInquiry(visit.billingCode())))
                .must("the bank pays by SNAP", () -> pay(cast, visit))
                .must("the office's page shows it PAID, with its NTPN", () -> visit.awaitNtpn(Patience.USUAL))
                .check("the page says Lunas", () -> lunas(visit))
                .check(
                        "the payment took effect at the registry exactly once",
                        () -> cast.registry.paymentOnce(visit.billingCode()))
                .check("the office's own system has it on its queue", () -> onQueue(cast, visit.code()));
    }

    private static String lunas(Visit visit) throws IOException, InterruptedException, StepMissed {
        String text = visit.look().page().document().body().text();
        return Expect.that(text.contains("Lunas"), "no Lunas in " + text);
    }

    static String pay(TenancyCast cast, Visit visit) throws IOException, InterruptedException, StepMissed {
        return Expect.same("2002500", cast.peers.snapPayment(visit.billingCode(), visit.amount(), "none"));
    }

    /** Takes what is on the queue; the event about that booking must be the only one. */
    static String onQueue(TenancyCast cast, String bookingCode) throws IOException, StepMissed {
        JsonNode event = cast.office
                .queue()
                .take(A_MESSAGE)
                .orElseThrow(() -> new StepMissed("nothing came in " + A_MESSAGE.toSeconds() + " s"));
        Expect.same(SETTLED, event.path("type").asText());
        Expect.same(bookingCode, event.path("data").path("bookingCode").asText());
        Expect.that(cast.office.queue().take(Duration.ofMillis(500)).isEmpty(), "there is one more message");
        return SETTLED;
    }

    /** Another applicant, of whom only the payment is left. */
    Scene billed() {
        Visit later = cast.later();
        return later.toBill(new Scene("A bill for later"), cast.fingers);
    }

    /** The office next door has a case too, so that there is something to reach for. */
    Scene nextDoor() {
        return new Scene("Next door").must("somebody books, and its own system reads the case", () -> {
            String code = cast.publicDesk.book(cast.nextDoor.id, cast.somebody());
            String id = cast.nextDoor.system.caseId(code);
            Expect.same(
                    "200",
                    Integer.toString(
                            cast.nextDoor.system.get(cast.nextDoor.id, "/" + id).status()));
            cast.hasCase(id);
            return code;
        });
    }
}
