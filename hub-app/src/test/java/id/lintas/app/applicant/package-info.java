/** Tests of applicant. */
@NullMarked
package id.lintas.app.applicant;

import org.jspecify.annotations.NullMarked;
