/** What operators see: every message in and out with its timeline. Depends on office. */
@NullMarked
package id.lintas.message;

import org.jspecify.annotations.NullMarked;
