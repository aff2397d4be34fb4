package id.lintas.simulators;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of the control server: an HTTP status of its own and JSON. */
record ControlAnswer(int status, JsonNode body) {

    static ControlAnswer ok(JsonNode body) {
        return new ControlAnswer(200, body);
    }

    static ControlAnswer error(int status, String message) {
        return new ControlAnswer(status, ControlServer.JSON.createObjectNode().put("error", message));
    }
}
