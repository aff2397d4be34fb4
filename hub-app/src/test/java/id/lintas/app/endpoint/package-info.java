/** Tests that every endpoint has a rule and every rule holds. */
@NullMarked
package id.lintas.app.endpoint;

import org.jspecify.annotations.NullMarked;
