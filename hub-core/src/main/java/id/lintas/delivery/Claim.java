package id.lintas.delivery;

/**
 * A delivery that this node may send now.
 *
 * @param envelope the message
 * @param link the name of the link
 * @param attempt 1 for the first
 * @param fence grows with each claim; a report with an older one is ignored, so that a node that was frozen cannot act late
 * @param resend 0 until a peer behind a queue has left the message unanswered; then counts how often it was put there
 *     again
 */
public record Claim(Envelope envelope, String link, int attempt, long fence, int resend) {

    /**
     * The id under which a broker drops repeats. A try whose fate is unknown repeats the id; a message that the peer took
     * and never answered gets a new one, for the broker would drop it otherwise. The message's own id stays.
     */
    public String brokerId() {
        return resend == 0 ? envelope.id().toString() : envelope.id() + "/" + resend;
    }

    /** What a report is made of: the claim without what was sent under it, for whoever keeps it for later. */
    public Claim withoutBody() {
        Envelope bare = new Envelope(
                envelope.id(),
                envelope.office(),
                envelope.type(),
                envelope.correlation(),
                envelope.contentType(),
                new byte[0]);
        return new Claim(bare, link, attempt, fence, resend);
    }
}
