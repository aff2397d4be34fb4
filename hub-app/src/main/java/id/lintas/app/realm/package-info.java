/**
 * Keeps the identity provider's organizations and clients in step with the tenants' files. Depends on office, partner,
 * secret, audit, tenants and realm.
 */
@NullMarked
package id.lintas.app.realm;

import org.jspecify.annotations.NullMarked;
