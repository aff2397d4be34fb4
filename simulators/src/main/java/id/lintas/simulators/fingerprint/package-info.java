/** Fingers that can be made in any number, the finger image records they travel in, and the matcher that tells them apart. */
@NullMarked
package id.lintas.simulators.fingerprint;

import org.jspecify.annotations.NullMarked;
