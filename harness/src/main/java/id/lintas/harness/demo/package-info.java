/** {@code ./lintas}: starts the whole system on one machine, tells a story with it, and stops it again. */
@NullMarked
package id.lintas.harness.demo;

import org.jspecify.annotations.NullMarked;
