/** The counter's capture of fingerprints, which ends in a bill request. Depends on passport, vault and payment. */
@NullMarked
package id.lintas.capture;

import org.jspecify.annotations.NullMarked;
