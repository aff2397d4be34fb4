/** Tests of the harness. */
@NullMarked
package id.lintas.harness;

import org.jspecify.annotations.NullMarked;
