/** Asking a partner something while a person waits. Depends on inquiry. */
@NullMarked
package id.lintas.route.ask;

import org.jspecify.annotations.NullMarked;
