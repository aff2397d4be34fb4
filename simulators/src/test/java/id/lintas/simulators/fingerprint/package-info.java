/** Tests of the fingers, the records and the matcher. */
@NullMarked
package id.lintas.simulators.fingerprint;

import org.jspecify.annotations.NullMarked;
