package id.lintas.payment;

import id.lintas.office.OfficeId;
import java.util.UUID;

/**
 * Hears that a payment settles a case. Each bean of this type is asked when a case's account is opened, in the office's transaction in
 * which the case may be settled.
 */
public interface CaseSettled {

    /**
     * What to do if the case is settled in this transaction. It may ask the {@link id.lintas.sql.Pipeline} now and look at the answer
     * then, so that it costs no round trip of its own.
     */
    Runnable listen(OfficeId office, UUID application);
}
