/** Tests of the harness. */
@NullMarked
package id.lintas.harness.demo;

import org.jspecify.annotations.NullMarked;
