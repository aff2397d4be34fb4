/** The console's pages about banking days: what differs, what is quarantined, and asking for a sign-off; and the timers behind them. */
@NullMarked
package id.lintas.app.reconciliation;

import org.jspecify.annotations.NullMarked;
