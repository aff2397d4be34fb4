/** The doors: each strips what came off the wire and hands bytes to one service of the hub. Depends on intake and registry. */
@NullMarked
package id.lintas.route.receive;

import org.jspecify.annotations.NullMarked;
