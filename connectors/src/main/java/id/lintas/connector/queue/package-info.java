/** The queue bank's JSON request and reply. Depends on intake, partner, payment, secret and the parent package; on no other dialect. */
@NullMarked
package id.lintas.connector.queue;

import org.jspecify.annotations.NullMarked;
