package id.lintas.passport;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's case. Immutable: a transition returns the case after it.
 *
 * @param office the office that handles it
 * @param id the case
 * @param bookingCode the appointment it came by
 * @param applicant who asks; null once the time to keep personal data is over and it was deleted
 * @param kind which booklet
 * @param stage where it stands
 * @param stageSince since when
 * @param version counts changes, from 0
 */
public record PassportApplication(
        OfficeId office,
        UUID id,
        String bookingCode,
        @Nullable Applicant applicant,
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

        /** The first letter of each word, {@code S*** A***}: for screens and exports, and the same length for all names. */
        public String maskedName() {
            return MaskedName.of(name);
        }

        /** First name and initials, or half of an only name, for a teller who asks "are you …?". */
        public String shortName() {
            return ShortName.of(name);
        }

        /** The year alone, {@code •• •• 1987}. */
        public String maskedBirthDate() {
            return "•• •• " + birthDate.getYear();
        }

        /** Masked, so that a log or an error that prints a case tells nobody. */
        @Override
        public String toString() {
            return maskedName() + " " + nik.masked();
        }
    }

    /** Whether the personal data was deleted, its time being over. */
    public boolean purged() {
        return applicant == null;
    }

    /** The applicant's name as screens and exports show it; empty once deleted. */
    public String maskedName() {
        return applicant == null ? "" : applicant.maskedName();
    }

    /** The applicant's NIK as screens and exports show it; empty once deleted. */
    public String maskedNik() {
        return applicant == null ? "" : applicant.nik().masked();
    }

    /** The same case with another name of the applicant. */
    PassportApplication named(String name) {
        if (applicant == null) {
            throw new IllegalStateException("applicant: deleted (expected: one whose name can be corrected)");
        }
        Applicant corrected = new Applicant(name, applicant.nik(), applicant.birthDate());
        return new PassportApplication(office, id, bookingCode, corrected, kind, stage, stageSince, version);
    }

    /**
     * The case after moving to the next stage.
     *
     * @throws IllegalTransition if the stage does not lead there, or the personal data was deleted: nobody is left to go on with
     */
    public PassportApplication moveTo(Stage next, Instant at) {
        if (!stage.leadsTo(next) || purged()) {
            throw new IllegalTransition(stage, next);
        }
        return new PassportApplication(office, id, bookingCode, applicant, kind, next, at, version + 1);
    }
}
