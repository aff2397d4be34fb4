/** Fingerprint records, encrypted, handed out by reference and by expiring link (claim check). */
@NullMarked
package id.lintas.vault;

import org.jspecify.annotations.NullMarked;
