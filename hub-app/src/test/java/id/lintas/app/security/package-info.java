/** Tests of security. */
@NullMarked
package id.lintas.app.security;

import org.jspecify.annotations.NullMarked;
