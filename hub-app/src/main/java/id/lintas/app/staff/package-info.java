/** Pages where an office looks after its own people, and the accounts at the identity provider behind them. */
@NullMarked
package id.lintas.app.staff;

import org.jspecify.annotations.NullMarked;
