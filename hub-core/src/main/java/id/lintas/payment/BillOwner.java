package id.lintas.payment;

import id.lintas.office.OfficeId;
import java.util.UUID;

/**
 * Whose bill a code is.
 *
 * @param office the office
 * @param application its case
 */
public record BillOwner(OfficeId office, UUID application) {}
