/**
 * Cases that wait for their person in vain: when they may be closed, who closes them, and those that money forbids to close.
 * Depends on passport, audit and office; reads what booking, payment and delivery wrote.
 */
@NullMarked
package id.lintas.absence;

import org.jspecify.annotations.NullMarked;
