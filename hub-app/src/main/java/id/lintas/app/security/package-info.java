/** Who may come in: login by the identity provider, roles, and which office a person belongs to. */
@NullMarked
package id.lintas.app.security;

import org.jspecify.annotations.NullMarked;
