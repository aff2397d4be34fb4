/**
 * Asking partners what became of a payment that the hub knows nothing of, and the SPI by which a dialect says how. Depends on
 * partner, payment and secret.
 */
@NullMarked
package id.lintas.inquiry;

import org.jspecify.annotations.NullMarked;
