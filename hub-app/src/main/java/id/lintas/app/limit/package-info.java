/** Limits at the doors for people and offices' systems: 429 in words. Depends on security and pages. */
@NullMarked
package id.lintas.app.limit;

import org.jspecify.annotations.NullMarked;
