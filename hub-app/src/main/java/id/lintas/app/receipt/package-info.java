/** How far a payment has come, for every audience, and its receipt: the paper, its code, and where anybody checks one. */
@NullMarked
package id.lintas.app.receipt;

import org.jspecify.annotations.NullMarked;
