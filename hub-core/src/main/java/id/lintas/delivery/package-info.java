/** Messages owed to peers: rows written with the business change and handed to the wire later. Depends on office. */
@NullMarked
package id.lintas.delivery;

import org.jspecify.annotations.NullMarked;
