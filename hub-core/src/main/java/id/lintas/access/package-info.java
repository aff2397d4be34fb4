/** Machines' logins at the hub's own doors that were refused: slowed down, counted, told to the audit. Depends on audit and office. */
@NullMarked
package id.lintas.access;

import org.jspecify.annotations.NullMarked;
