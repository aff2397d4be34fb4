/** Tells open screens that something of their office changed; the screen reads the rows again. Depends on office. */
@NullMarked
package id.lintas.live;

import org.jspecify.annotations.NullMarked;
