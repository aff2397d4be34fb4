package id.lintas.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.simulators.office.Mood;
import id.lintas.simulators.office.OfficeSystem;
import id.lintas.simulators.office.WebhookEvent;
import java.time.Duration;
import java.util.List;

/**
 * {@code GET /office/<office>/events} and {@code /attempts}, and {@code POST /office/<office>/mood} with {@code mood}, {@code delayMillis} and, for a
 * mood that passes, {@code calls}.
 */
record OfficeEndpoint(OfficeSystem offices) implements ControlServer.Endpoint {

    @Override
    public ControlAnswer answer(ControlRequest request) {
        String office = request.segment(1);
        ControlAnswer unknown = ControlAnswer.error(404, "no such office: " + office);
        return switch (request.method() + " " + request.segment(2)) {
            case "GET events" ->
                offices.events(office)
                        .map(events -> ControlAnswer.ok(json(events)))
                        .orElse(unknown);
            case "GET attempts" ->
                offices.attempts(office)
                        .map(attempts -> ControlAnswer.ok(ControlServer.JSON.valueToTree(attempts)))
                        .orElse(unknown);
            case "POST mood" ->
                offices.become(office, mood(request.json()))
                        ? ControlAnswer.ok(ControlServer.JSON.createObjectNode().put("office", office))
                        : unknown;
            default -> ControlAnswer.error(404, "no such endpoint");
        };
    }

    private static Mood mood(JsonNode body) {
        return new Mood(
                ControlRequest.choice(body, "mood", Mood.Kind.class, Mood.Kind.UP),
                Duration.ofMillis(body.path("delayMillis").asLong(0)),
                body.path("calls").asInt(Integer.MAX_VALUE));
    }

    private static ArrayNode json(List<WebhookEvent> events) {
        ArrayNode list = ControlServer.JSON.createArrayNode();
        for (WebhookEvent event : events) {
            ObjectNode json = ControlServer.JSON.valueToTree(event);
            json.set("event", parsed(event.body()));
            list.add(json);
        }
        return list;
    }

    private static JsonNode parsed(String body) {
        try {
            return ControlServer.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return ControlServer.JSON.nullNode();
        }
    }
}
