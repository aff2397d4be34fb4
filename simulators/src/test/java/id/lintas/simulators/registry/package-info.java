/** Contract tests of the registry, on a real broker. */
@NullMarked
package id.lintas.simulators.registry;

import org.jspecify.annotations.NullMarked;
