/** Who works at an office, as what and until when, and what they hand over. Depends on office, access, audit and keys. */
@NullMarked
package id.lintas.staff;

import org.jspecify.annotations.NullMarked;
