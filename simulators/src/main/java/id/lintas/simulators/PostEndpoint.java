package id.lintas.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.simulators.post.FileForm;
import id.lintas.simulators.post.FileMischief;
import id.lintas.simulators.post.PostOffice;
import id.lintas.simulators.post.PostPayment;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /post/file}, {@code /post/statement} and {@code /post/untold}, and {@code GET /post/result/<name>}, which is 404 until the result is there. */
record PostEndpoint(PostOffice postOffice, Clock clock) implements ControlServer.Endpoint {

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException {
        return switch (request.endpoint(2)) {
            case "POST /post/file" -> {
                JsonNode body = request.json();
                FileMischief mischief = ControlRequest.choice(body, "mischief", FileMischief.class, FileMischief.NONE);
                FileForm form = ControlRequest.choice(body, "form", FileForm.class, FileForm.FIXED_WIDTH);
                String name = postOffice.writeFile(payments(body), mischief, form);
                yield ControlAnswer.ok(ControlServer.JSON.createObjectNode().put("name", name));
            }
            case "POST /post/statement" -> {
                PostOffice.Stated stated = postOffice.writeStatement(payments(request.json()));
                ObjectNode answer = ControlServer.JSON
                        .createObjectNode()
                        .put("name", stated.name())
                        .put("day", stated.day().toString());
                answer.set("references", ControlServer.JSON.valueToTree(stated.references()));
                yield ControlAnswer.ok(answer);
            }
            case "POST /post/untold" ->
                ControlAnswer.ok(ControlServer.JSON.createObjectNode().put("name", postOffice.tellUntold()));
            case "GET /post/result" ->
                postOffice
                        .result(request.segment(2))
                        .map(result -> ControlAnswer.ok(ControlServer.JSON.valueToTree(result)))
                        .orElse(ControlAnswer.error(404, "no result yet"));
            default -> ControlAnswer.error(404, "no such endpoint");
        };
    }

    private List<PostPayment> payments(JsonNode body) {
        List<PostPayment> payments = new ArrayList<>();
        for (JsonNode payment : body.path("payments")) {
            Instant paidAt = ControlRequest.paidAt(payment);
            payments.add(new PostPayment(
                    payment.path("billingCode").asText(),
                    ControlRequest.rupiah(payment),
                    paidAt != null ? paidAt : clock.instant()));
        }
        return payments;
    }
}
