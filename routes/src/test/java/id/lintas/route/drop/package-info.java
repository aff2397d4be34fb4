/** The hub's SFTP server attacked by its own users. */
@NullMarked
package id.lintas.route.drop;

import org.jspecify.annotations.NullMarked;
