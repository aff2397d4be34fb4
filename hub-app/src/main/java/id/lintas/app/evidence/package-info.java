/** The evidence of one case, for the office, the console and whoever they hand it to. */
@NullMarked
package id.lintas.app.evidence;

import org.jspecify.annotations.NullMarked;
