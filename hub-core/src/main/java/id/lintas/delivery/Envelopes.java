package id.lintas.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.keys.RegistryCipher;
import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts what the hub has to say into the form of each kind of wire (docs/wire.md). */
@Component
public class Envelopes {

    private static final String JSON = "application/json";

    private final Clock clock;
    private final RegistryCipher registry;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    Envelopes(Clock clock, RegistryCipher registry) {
        this.clock = clock;
        this.registry = registry;
    }

    /** What only the registry may read, to be put into an event's data as one text; neither broker nor hub can open it. */
    public String forRegistryAlone(Map<String, Object> personal) {
        return registry.encrypt(new String(bytes(personal), StandardCharsets.UTF_8));
    }

    /** A CloudEvents structured event for the registry; the data's values may be java.time objects. */
    public Envelope event(OfficeId office, String type, String correlation, Map<String, Object> data) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("type", type);
        event.put("source", "/offices/" + office);
        event.put("subject", correlation);
        event.put("time", clock.instant());
        event.put("datacontenttype", JSON);
        event.put("data", data);
        return new Envelope(id, office, type, correlation, "application/cloudevents+json", bytes(event));
    }

    /** A thin webhook body for an office's own system. */
    public Envelope webhook(OfficeId office, String type, String correlation, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", clock.instant());
        body.put("data", data);
        return plain(office, type, correlation, body);
    }

    /** A JSON message in a form of its own, under the given id. */
    public Envelope message(OfficeId office, UUID id, String type, String correlation, Map<String, Object> body) {
        return new Envelope(id, office, type, correlation, JSON, bytes(body));
    }

    private Envelope plain(OfficeId office, String type, String correlation, Map<String, Object> body) {
        return message(office, UuidCreator.getTimeOrderedEpoch(), type, correlation, body);
    }

    private byte[] bytes(Map<String, Object> content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
