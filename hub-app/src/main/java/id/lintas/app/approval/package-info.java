/** Pages for what takes two people: what waits, what exactly it is, yes or no. Depends on pages and security. */
@NullMarked
package id.lintas.app.approval;

import org.jspecify.annotations.NullMarked;
