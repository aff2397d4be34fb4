/** Keeps one tenant's load from becoming another's delay: rates, bytes a day and a share of what is shared. Depends on office. */
@NullMarked
package id.lintas.limit;

import org.jspecify.annotations.NullMarked;
