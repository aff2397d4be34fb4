/** Who did what to which case, chained, signed and exported as evidence. Depends on office and secret. */
@NullMarked
package id.lintas.audit;

import org.jspecify.annotations.NullMarked;
