/** Bills, confirmations and what the hub did with each. Depends on office, partner, passport, vault, delivery, audit and live. */
@NullMarked
package id.lintas.payment;

import org.jspecify.annotations.NullMarked;
