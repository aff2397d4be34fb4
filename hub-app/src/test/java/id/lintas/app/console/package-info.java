/** Tests of console. */
@NullMarked
package id.lintas.app.console;

import org.jspecify.annotations.NullMarked;
