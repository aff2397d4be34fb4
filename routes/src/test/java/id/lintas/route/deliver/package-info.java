/** What links promise, for each kind. */
@NullMarked
package id.lintas.route.deliver;

import org.jspecify.annotations.NullMarked;
