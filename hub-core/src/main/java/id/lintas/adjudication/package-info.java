/** Biometric checks by the registry's ABIS and their verdicts. Depends on passport, delivery and vault. */
@NullMarked
package id.lintas.adjudication;

import org.jspecify.annotations.NullMarked;
