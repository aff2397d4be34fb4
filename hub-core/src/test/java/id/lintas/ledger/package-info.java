/** The whole ledger on a real PostgreSQL, for tests. */
@NullMarked
package id.lintas.ledger;

import org.jspecify.annotations.NullMarked;
