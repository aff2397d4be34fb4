package id.lintas.simulators.office;

import java.time.Instant;

/**
 * An event that the office's system accepted.
 *
 * @param id the webhook-id
 * @param receivedAt when it first came
 * @param deliveries how often it came; it is stored once
 * @param body the body as received
 */
public record WebhookEvent(String id, Instant receivedAt, int deliveries, String body) {

    WebhookEvent again() {
        return new WebhookEvent(id, receivedAt, deliveries + 1, body);
    }
}
