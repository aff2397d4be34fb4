/** Tests of the tenants' files. */
@NullMarked
package id.lintas.tenants;

import org.jspecify.annotations.NullMarked;
