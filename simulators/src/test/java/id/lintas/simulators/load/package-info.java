@NullMarked
package id.lintas.simulators.load;

import org.jspecify.annotations.NullMarked;
