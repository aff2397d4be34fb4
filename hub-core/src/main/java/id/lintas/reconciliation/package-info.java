/**
 * Holds bills, confirmations and statements against each other, keeps what did not agree until it does, lets two people sign
 * a day off, and asks partners for files that are missing. Depends on approval, audit, delivery, office and partner.
 */
@NullMarked
package id.lintas.reconciliation;

import org.jspecify.annotations.NullMarked;
