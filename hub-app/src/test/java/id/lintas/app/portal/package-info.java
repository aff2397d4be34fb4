/** Tests of portal. */
@NullMarked
package id.lintas.app.portal;

import org.jspecify.annotations.NullMarked;
