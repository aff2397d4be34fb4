/** Tests of the identity provider's realm being kept in step. */
@NullMarked
package id.lintas.app.realm;

import org.jspecify.annotations.NullMarked;
