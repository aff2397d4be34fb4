/** Tests of the API of offices' own systems. */
@NullMarked
package id.lintas.app.api;

import org.jspecify.annotations.NullMarked;
