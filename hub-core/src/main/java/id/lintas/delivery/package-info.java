/** Messages owed to peers: rows written with the business change and handed to the wire later. Depends on office and live. */
@NullMarked
package id.lintas.delivery;

import org.jspecify.annotations.NullMarked;
