/** The runnable hub. */
@NullMarked
package id.lintas.app;

import org.jspecify.annotations.NullMarked;
