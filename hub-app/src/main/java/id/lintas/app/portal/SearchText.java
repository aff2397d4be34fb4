package id.lintas.app.portal;

import id.lintas.passport.Nik;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody typed into the search box. Anything but a booking code stays out of addresses and of the page. */
record SearchText(String typed) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,6}-[A-Z0-9]{4}-[A-Z0-9]{2}");

    /** The booking code, if it has that shape. */
    Optional<String> code() {
        return Optional.of(typed.strip().toUpperCase(Locale.ROOT))
                .filter(text -> CODE.matcher(text).matches());
    }

    /** The NIK, if it is one; blanks, dots and dashes between its digits do not matter. */
    Optional<Nik> nik() {
        String digits = typed.replaceAll("[\\s.-]", "");
        try {
            return Optional.of(new Nik(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
