/** Tests of the tenants' history and pages. */
@NullMarked
package id.lintas.app.tenants;

import org.jspecify.annotations.NullMarked;
