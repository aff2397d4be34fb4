/** The peers of the hub in one process, and the control server that makes them act; written from docs/wire.md alone. */
@NullMarked
package id.lintas.simulators;

import org.jspecify.annotations.NullMarked;
