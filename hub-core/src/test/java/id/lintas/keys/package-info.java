/** The offices' keys on a real PostgreSQL. */
@NullMarked
package id.lintas.keys;

import org.jspecify.annotations.NullMarked;
