package id.lintas.app.privacy;

import id.lintas.passport.Nik;
import id.lintas.privacy.SubjectRequest.Kind;
import java.util.Arrays;
import java.util.Optional;

/**
 * A request as it was typed at the counter.
 *
 * @param kind ACCESS or CORRECTION
 * @param nik whose data; blanks, dots and dashes between the digits do not matter
 * @param note what was asked and how the person was recognised
 */
record RequestForm(String kind, String nik, String note) {

    static final RequestForm EMPTY = new RequestForm("", "", "");

    /** The kind, if it is one. */
    Optional<Kind> wanted() {
        return Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
    }

    /** The NIK, if it is one. */
    Optional<Nik> whose() {
        try {
            return Optional.of(new Nik(nik.replaceAll("[\\s.-]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
