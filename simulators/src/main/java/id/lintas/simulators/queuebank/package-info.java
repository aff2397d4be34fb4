/** A bank that speaks JMS request and reply, in JSON or in camt.054, and sends poison when asked; depends on nothing else here. */
@NullMarked
package id.lintas.simulators.queuebank;

import org.jspecify.annotations.NullMarked;
