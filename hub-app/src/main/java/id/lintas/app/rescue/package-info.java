/** The rescue desk's pages: paid, but the office has no confirmation. Depends on pages and security. */
@NullMarked
package id.lintas.app.rescue;

import org.jspecify.annotations.NullMarked;
