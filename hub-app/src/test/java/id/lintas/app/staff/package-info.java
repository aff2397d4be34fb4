/** Tests of staff accounts and sessions, over real sockets. */
@NullMarked
package id.lintas.app.staff;

import org.jspecify.annotations.NullMarked;
