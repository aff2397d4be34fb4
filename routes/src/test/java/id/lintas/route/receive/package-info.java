/** What the doors let in. */
@NullMarked
package id.lintas.route.receive;

import org.jspecify.annotations.NullMarked;
