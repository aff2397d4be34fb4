@NullMarked
package id.lintas.harness.bench;

import org.jspecify.annotations.NullMarked;
