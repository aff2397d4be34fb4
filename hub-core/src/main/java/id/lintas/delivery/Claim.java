package id.lintas.delivery;

/**
 * A delivery that this node may send now.
 *
 * @param envelope the message
 * @param link the name of the link
 * @param attempt 1 for the first
 * @param fence grows with each claim; a report with an older one is ignored, so that a node that was frozen cannot act late
 */
public record Claim(Envelope envelope, String link, int attempt, long fence) {}
