package id.lintas.payment;

import id.lintas.office.OfficeId;
import java.util.UUID;

/** Hears that a payment settles a case. Each bean of this type is told, in the transaction of the office in which it happens. */
public interface CaseSettled {

    /** The case is settled. */
    void settled(OfficeId office, UUID application);
}
