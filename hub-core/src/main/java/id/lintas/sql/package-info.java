/** Statements of a transaction that go to the database together, so that a change costs few round trips. Knows nothing of the hub. */
@NullMarked
package id.lintas.sql;

import org.jspecify.annotations.NullMarked;
