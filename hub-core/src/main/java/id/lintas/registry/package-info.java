/** The door for the central registry's answers. Depends on booking, payment and adjudication. */
@NullMarked
package id.lintas.registry;

import org.jspecify.annotations.NullMarked;
