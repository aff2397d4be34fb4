/**
 * Receipts of payments: a signed token that anybody can check without the hub, and what the hub knows of it since. Depends on
 * office, passport, payment, secret and audit.
 */
@NullMarked
package id.lintas.receipt;

import org.jspecify.annotations.NullMarked;
