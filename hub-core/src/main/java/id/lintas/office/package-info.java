/** The immigration offices, the hub's tenants, and the one way to open a transaction for one of them. */
@NullMarked
package id.lintas.office;

import org.jspecify.annotations.NullMarked;
