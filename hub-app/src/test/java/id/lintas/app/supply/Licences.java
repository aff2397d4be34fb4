package id.lintas.app.supply;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which licences a part may have. A part under several may be taken under any one of them, so one good licence is enough;
 * a name that is not known to be good is not.
 */
final class Licences {

    private static final Pattern GOOD = Pattern.compile(
            "(?i).*(apache|\\bmit\\b|\\bbsd\\b|bsd-|0bsd|\\bepl\\b|epl-|eclipse (public|distribution)|\\bedl\\b|cddl"
                    + "|\\bmpl\\b|mpl-|mozilla public|public domain|cc0|isc|zlib|bouncy castle|unlicense|w3c|\\bgo license\\b"
                    + "|universal permissive|\\bupl\\b|mit-0|json license).*");
    private static final Pattern COPYLEFT =
            Pattern.compile("(?i).*(\\bA?L?GPL|GNU|affero|business source|sspl|server side public|elastic license).*");

    private Licences() {}

    /** Why these licences will not do, or an empty text if they will. */
    static String wrong(List<String> licences) {
        if (licences.isEmpty()) {
            return "no licence";
        }
        boolean good = licences.stream()
                .anyMatch(one ->
                        GOOD.matcher(one).matches() && !COPYLEFT.matcher(one).matches());
        return good ? "" : String.join(", ", licences);
    }
}
