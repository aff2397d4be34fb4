/** Timers, tested on real parts. */
@NullMarked
package id.lintas.app.wiring;

import org.jspecify.annotations.NullMarked;
