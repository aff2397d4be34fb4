/** Tells open pages of an office that something changed. */
@NullMarked
package id.lintas.app.live;

import org.jspecify.annotations.NullMarked;
