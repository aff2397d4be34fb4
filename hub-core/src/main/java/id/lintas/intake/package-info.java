/** The single door for partner messages and the SPI that partner dialects implement. Depends on payment, partner, limit and message. */
@NullMarked
package id.lintas.intake;

import org.jspecify.annotations.NullMarked;
