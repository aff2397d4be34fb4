/** The central registry with its ABIS: stores bookings, issues bills and state receipts, and really matches fingerprints. */
@NullMarked
package id.lintas.simulators.registry;

import org.jspecify.annotations.NullMarked;
