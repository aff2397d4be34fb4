/** Tests of closing offices on a real PostgreSQL. */
@NullMarked
package id.lintas.freeze;

import org.jspecify.annotations.NullMarked;
