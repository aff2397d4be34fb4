/** Hostile archives. */
@NullMarked
package id.lintas.verify;

import org.jspecify.annotations.NullMarked;
