/**
 * Keys of the offices: what is personal is sealed with them before it is written and opened after it is read. Depends on
 * office, secret and audit.
 */
@NullMarked
package id.lintas.keys;

import org.jspecify.annotations.NullMarked;
