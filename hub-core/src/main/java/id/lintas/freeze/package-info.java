/** Closing an office at once and opening it again, by two people. Depends on office, approval and audit. */
@NullMarked
package id.lintas.freeze;

import org.jspecify.annotations.NullMarked;
