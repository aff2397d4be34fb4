/** Pages of an office's staff: the day's list and one case. */
@NullMarked
package id.lintas.app.portal;

import org.jspecify.annotations.NullMarked;
