/** Tests of live. */
@NullMarked
package id.lintas.app.live;

import org.jspecify.annotations.NullMarked;
