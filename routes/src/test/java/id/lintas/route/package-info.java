/** A hub of routes and ledger on real parts, for the tests of this module. */
@NullMarked
package id.lintas.route;

import org.jspecify.annotations.NullMarked;
