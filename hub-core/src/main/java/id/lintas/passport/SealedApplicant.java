package id.lintas.passport;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication.Applicant;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An applicant as the database holds one: a single sealed value, so that a case costs one opening, and the blind index of
 * the NIK, by which the office finds it. The value is lines: form, NIK, birth date, name.
 */
final class SealedApplicant {

    private static final String PLACE = "application.applicant";
    private static final String PURPOSE = "nik";
    private static final String FORM = "1";

    static final SealedColumn COLUMN = new SealedColumn(
            "application",
            "office",
            "id",
            "uuid",
            "applicant",
            new SealedColumn.Index(
                    "nik_index",
                    PURPOSE,
                    opened -> parse(new String(opened, StandardCharsets.UTF_8))
                            .nik()
                            .value()));

    private SealedApplicant() {}

    static byte[] seal(OfficeKeys keys, PassportApplication application) {
        Applicant who = applicant(application);
        String lines =
                String.join("\n", FORM, who.nik().value(), who.birthDate().toString(), who.name());
        return keys.sealText(application.office(), lines, binding(application.id()));
    }

    static Applicant open(OfficeKeys keys, OfficeId office, UUID id, byte[] sealed) {
        return parse(keys.openText(office, sealed, binding(id)));
    }

    static byte[] index(OfficeKeys keys, PassportApplication application) {
        return keys.blindIndex(
                application.office(), PURPOSE, applicant(application).nik().value());
    }

    private static Applicant applicant(PassportApplication application) {
        if (application.applicant() == null) {
            throw new IllegalStateException("applicant of " + application.id() + ": deleted (expected: one to seal)");
        }
        return application.applicant();
    }

    static List<byte[]> indexes(OfficeKeys keys, OfficeId office, Nik nik) {
        return keys.blindIndexes(office, PURPOSE, nik.value());
    }

    /** The name comes last, for it alone may hold anything. */
    private static Applicant parse(String lines) {
        String[] part = lines.split("\n", 4);
        if (part.length != 4 || !part[0].equals(FORM)) {
            throw new IllegalStateException("applicant: " + part.length + " lines (expected: 4, of form 1)");
        }
        return new Applicant(part[3], new Nik(part[1]), LocalDate.parse(part[2]));
    }

    private static Binding binding(UUID id) {
        return new Binding(PLACE, id.toString());
    }
}
