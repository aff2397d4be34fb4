/** An office's own system, which receives Standard Webhooks and can be down, slow or unwilling; depends on nothing else here. */
@NullMarked
package id.lintas.simulators.office;

import org.jspecify.annotations.NullMarked;
