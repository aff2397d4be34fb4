package id.lintas.intake;

import id.lintas.payment.Settlement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connector read in a message.
 *
 * @param operation {@code token}, {@code inquiry}, {@code payment}, {@code reversal}, {@code status} or {@link #NOTIFICATION}
 * @param key what makes a repeat recognisable; absent where repeats do no harm
 * @param requests what is asked, in order; one for REST and queue, one for each transaction of a notification
 * @param context whatever the connector wants back for its answer; never kept
 */
public record Reading(
        String operation,
        Optional<RequestKey> key,
        List<PartnerRequest> requests,
        @Nullable Object context) {

    /** The operation of a message that lists transactions, each of which stands by itself. */
    public static final String NOTIFICATION = "notification";

    /** @throws IllegalArgumentException if there is no request */
    public Reading {
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("requests: none (expected: at least one)");
        }
        requests = List.copyOf(requests);
    }

    /** A message that is refused, for the reasons given. */
    public static Reading refused(String operation, @Nullable Object context, Settlement... reasons) {
        List<PartnerRequest> requests = java.util.Arrays.stream(reasons)
                .map(reason -> (PartnerRequest) new PartnerRequest.Refused(reason))
                .toList();
        return new Reading(operation, Optional.empty(), requests, context);
    }

    /** Whether the connector refused the message, so that nothing of it may take effect. */
    public boolean refused() {
        return requests.stream().allMatch(PartnerRequest.Refused.class::isInstance);
    }

    /** Whether the message lists transactions that take effect one by one. */
    boolean list() {
        return operation.equals(NOTIFICATION) && !refused();
    }
}
