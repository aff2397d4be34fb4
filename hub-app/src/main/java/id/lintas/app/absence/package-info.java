/** Runs the nightly closing of cases whose person did not come. Depends on pages. */
@NullMarked
package id.lintas.app.absence;

import org.jspecify.annotations.NullMarked;
