/** Banks and the post office as the hub knows them. Depends on office. */
@NullMarked
package id.lintas.partner;

import org.jspecify.annotations.NullMarked;
