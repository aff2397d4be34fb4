/** SNAP, the national open API payment standard, as a bank speaks it over REST. Depends on intake, partner, payment, secret and the parent package; on no other dialect. */
@NullMarked
package id.lintas.connector.snap;

import org.jspecify.annotations.NullMarked;
