package id.lintas.passport;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One person's case. Immutable: a transition returns the case after it.
 *
 * @param office the office that handles it
 * @param id the case
 * @param bookingCode the appointment it came by
 * @param applicant who asks
 * @param kind which booklet
 * @param stage where it stands
 * @param stageSince since when
 * @param version counts changes, from 0
 */
public record PassportApplication(
        OfficeId office,
        UUID id,
        String bookingCode,
        Applicant applicant,
        PassportKind kind,
        Stage stage,
        Instant stageSince,
        int version) {

    /**
     * Who asks for a passport.
     *
     * @param name as on the identity card, 1 to 100 characters
     * @param nik identity number
     * @param birthDate date of birth
     */
    public record Applicant(String name, Nik nik, LocalDate birthDate) {

        /** @throws IllegalArgumentException if the name is blank or too long */
        public Applicant {
            if (name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException("name: " + name.length() + " characters (expected: 1 to 100)");
            }
        }

        /** First name and initials, or half of an only name: enough to ask "are you …?", little for a stranger. */
        public String maskedName() {
            return ShortName.of(name);
        }
    }

    /**
     * The case after moving to the next stage.
     *
     * @throws IllegalTransition if the stage does not lead there
     */
    public PassportApplication moveTo(Stage next, Instant at) {
        if (!stage.leadsTo(next)) {
            throw new IllegalTransition(stage, next);
        }
        return new PassportApplication(office, id, bookingCode, applicant, kind, next, at, version + 1);
    }
}
