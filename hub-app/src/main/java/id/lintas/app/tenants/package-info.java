/** Watches the tenants' files, keeps the history of their versions and shows both to operators. */
@NullMarked
package id.lintas.app.tenants;

import org.jspecify.annotations.NullMarked;
