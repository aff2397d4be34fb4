/** Tests of the realm file and its rules. */
@NullMarked
package id.lintas.realm;

import org.jspecify.annotations.NullMarked;
