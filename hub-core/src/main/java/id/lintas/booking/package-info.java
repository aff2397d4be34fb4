/** Appointments: sessions, places and who booked them. Depends on office, passport and delivery. */
@NullMarked
package id.lintas.booking;

import org.jspecify.annotations.NullMarked;
