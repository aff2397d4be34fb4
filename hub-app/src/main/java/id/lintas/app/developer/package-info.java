/** Pages for people who connect a partner's system. Depends on pages and on the dialects. */
@NullMarked
package id.lintas.app.developer;

import org.jspecify.annotations.NullMarked;
