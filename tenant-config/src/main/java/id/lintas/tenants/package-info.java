/** Reads offices and partners from their files and finds links among them. Depends on office, partner and delivery. */
@NullMarked
package id.lintas.tenants;

import org.jspecify.annotations.NullMarked;
