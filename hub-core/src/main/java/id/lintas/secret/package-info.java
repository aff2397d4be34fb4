/** Secrets by reference, never by value in a configuration file. */
@NullMarked
package id.lintas.secret;

import org.jspecify.annotations.NullMarked;
