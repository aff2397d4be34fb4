/**
 * The identity provider's realm: its file, the organizations and clients that repeat in it, and the rules it keeps; depends
 * on no other package of Lintas.
 */
@NullMarked
package id.lintas.realm;

import org.jspecify.annotations.NullMarked;
