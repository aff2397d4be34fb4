/**
 * What the law on personal data asks of the hub: whole data only with a reason, for a while and on the record; nothing kept for
 * longer than needed; each person's right to a copy and to correction. Depends on passport, booking, payment, adjudication,
 * audit, delivery, keys and office.
 */
@NullMarked
package id.lintas.privacy;

import org.jspecify.annotations.NullMarked;
