/** One person's case from counter to archive, and the only legal moves between its stages. */
@NullMarked
package id.lintas.passport;

import org.jspecify.annotations.NullMarked;
