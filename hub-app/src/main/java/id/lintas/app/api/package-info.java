/** The API of an office's own systems: cases of that office, by access token. Depends on security and the ledger's services. */
@NullMarked
package id.lintas.app.api;

import org.jspecify.annotations.NullMarked;
