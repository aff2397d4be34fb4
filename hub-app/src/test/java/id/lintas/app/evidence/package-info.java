/** The evidence's paper. */
@NullMarked
package id.lintas.app.evidence;

import org.jspecify.annotations.NullMarked;
