/** Banks and the post office as the hub knows them. Depends on nothing. */
@NullMarked
package id.lintas.partner;

import org.jspecify.annotations.NullMarked;
