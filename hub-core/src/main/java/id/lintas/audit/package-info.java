/** Who did what to which case. Depends on office. */
@NullMarked
package id.lintas.audit;

import org.jspecify.annotations.NullMarked;
