/**
 * The rescue desk: somebody paid and the office has no confirmation. What the hub knows, what the bank says, and serving a
 * case before the confirmation. Depends on inquiry, payment, passport, booking, audit and office.
 */
@NullMarked
package id.lintas.rescue;

import org.jspecify.annotations.NullMarked;
