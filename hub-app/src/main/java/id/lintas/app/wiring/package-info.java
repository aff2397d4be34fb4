/** Joins the modules to real parts: tenants, secrets, broker, identity provider. */
@NullMarked
package id.lintas.app.wiring;

import org.jspecify.annotations.NullMarked;
