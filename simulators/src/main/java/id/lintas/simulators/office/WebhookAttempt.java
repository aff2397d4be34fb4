package id.lintas.simulators.office;

import java.time.Instant;

/**
 * One call to the office's system, accepted or not.
 *
 * @param id the webhook-id, empty where the call had none
 * @param at when it came
 * @param status the HTTP status answered
 */
public record WebhookAttempt(String id, Instant at, int status) {}
