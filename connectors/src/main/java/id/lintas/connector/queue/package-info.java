/**
 * The queue bank's forms: JSON request and reply, and notifications in camt.054. Depends on intake, partner, payment, secret, the camt grammar and the parent
 * package; on no other dialect.
 */
@NullMarked
package id.lintas.connector.queue;

import org.jspecify.annotations.NullMarked;
