/**
 * The real PostgreSQL and Keycloak, one of each for a whole Maven run or one for a demonstration; depends on no other
 * module of Lintas.
 */
@NullMarked
package id.lintas.harness;

import org.jspecify.annotations.NullMarked;
