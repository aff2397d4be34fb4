/** Public pages: an applicant books an appointment and follows it. */
@NullMarked
package id.lintas.app.applicant;

import org.jspecify.annotations.NullMarked;
