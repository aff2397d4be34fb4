/** The hub's own SFTP server, where partners put files and they and offices fetch what is for them, each in a root of its own. Depends on access, office, partner, secret and tenants. */
@NullMarked
package id.lintas.route.drop;

import org.jspecify.annotations.NullMarked;
