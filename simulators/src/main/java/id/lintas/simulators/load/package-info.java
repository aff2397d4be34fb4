/**
 * The load of {@code ./lintas bench payments} and {@code backlog}, as a process of its own: a bank that pays as fast as it
 * can or at a steady rate, a clerk's open page, and plain sends to a broker. Depends on bank and story.
 */
@NullMarked
package id.lintas.simulators.load;

import org.jspecify.annotations.NullMarked;
