package id.lintas.payment;

import id.lintas.office.OfficeId;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows of payments that no bank has confirmed to the hub: the one thing that lets a page say "paid at the bank, not
 * received by the hub". Whoever learns of such payments has a bean of this type; without one the hub only knows that it waits.
 * Called in the office's open transaction, for cases without a payment alone, from any thread.
 */
@FunctionalInterface
public interface PaidElsewhere {

    /** What is known of a payment for this case, or empty. */
    Optional<WordOfPayment> of(OfficeId office, UUID application);
}
