package id.lintas.delivery;

/**
 * A try that has ended.
 *
 * @param claim under which it was made
 * @param result how it ended
 */
public record Tried(Claim claim, SendResult result) {}
