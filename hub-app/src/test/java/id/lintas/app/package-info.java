/** Rules that hold for the whole hub. */
@NullMarked
package id.lintas.app;

import org.jspecify.annotations.NullMarked;
