/** Pages of the law on personal data: whole data for a while, and people's requests about their own. Depends on pages and security. */
@NullMarked
package id.lintas.app.privacy;

import org.jspecify.annotations.NullMarked;
