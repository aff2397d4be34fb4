/** Stories against the whole hub on real parts, over real sockets. */
@NullMarked
package id.lintas.app.story;

import org.jspecify.annotations.NullMarked;
