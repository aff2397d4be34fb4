package id.lintas.delivery;

/**
 * How many messages of one office's link may be under way at a time, claimed or unanswered.
 *
 * @param peer to a peer that takes them one by one
 * @param registry to the registry, which takes them off a queue in one go
 */
public record Window(int peer, int registry) {

    /** The same for all. */
    public static Window of(int each) {
        return new Window(each, each);
    }
}
