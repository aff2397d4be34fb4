/** What the hub's doors refused, logins and other offices' things: slowed down, counted, told to the audit. Depends on audit and office. */
@NullMarked
package id.lintas.access;

import org.jspecify.annotations.NullMarked;
