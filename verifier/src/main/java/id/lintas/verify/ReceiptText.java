package id.lintas.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receipt's token, taken apart: a compact JWS with EdDSA, whose claims are one flat object.
 *
 * @param keyId the key that it names
 * @param signed what the signature is over
 * @param claims what it says, not to be believed before the signature was checked
 */
record ReceiptText(String keyId, String signed, byte[] signature, Map<String, String> claims) {

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{86})");
    private static final Pattern HEADER =
            Pattern.compile("\\{\"alg\":\"EdDSA\",\"kid\":\"([0-9a-f]{16})\",\"typ\":\"lintas-receipt\"}");
    private static final Set<String> PROVISIONAL =
            Set.of("v", "state", "bill", "amount", "paid", "by", "ref", "office", "iat");
    private static final int LONGEST = 4_000;

    static ReceiptText parse(String text) throws BadEvidence {
        String whole = text.replaceAll("\\s", "");
        Matcher parts = SHAPE.matcher(whole);
        if (whole.length() > LONGEST || !parts.matches()) {
            throw new BadEvidence("this is no receipt: not three parts of a signed token");
        }
        Matcher header = HEADER.matcher(decoded(parts.group(1)));
        if (!header.matches()) {
            throw new BadEvidence("this is no receipt: another header than a receipt has");
        }
        byte[] signature = bytes(parts.group(3));
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(signature).equals(parts.group(3))) {
            throw new BadEvidence("the signature is written in another way than it was issued: something was changed");
        }
        return new ReceiptText(
                header.group(1),
                parts.group(1) + "." + parts.group(2),
                signature,
                FlatJson.parse(decoded(parts.group(2)), "the receipt's claims"));
    }

    /** Whether the claims are those of a receipt, to be asked once the signature holds. */
    void mustBeReceipt() throws BadEvidence {
        boolean state = state();
        Set<String> names = claims.keySet();
        boolean fits = state
                ? names.size() == PROVISIONAL.size() + 1 && names.containsAll(PROVISIONAL) && names.contains("ntpn")
                : names.equals(PROVISIONAL) && "PROVISIONAL".equals(claims.get("state"));
        if (!fits || !"1".equals(claims.get("v"))) {
            throw new BadEvidence("it is signed, but it is no receipt of a kind that this program knows");
        }
    }

    boolean state() {
        return "STATE".equals(claims.get("state"));
    }

    String says(String name) {
        return claims.getOrDefault(name, "").replaceAll("[^\\x20-\\x7e\\u00a0-\\uffff]", "?");
    }

    /** A time in UTC, as the token holds it. */
    String time(String name) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(claims.getOrDefault(name, "")))
                    .toString();
        } catch (NumberFormatException | DateTimeException e) {
            return "no time";
        }
    }

    private static String decoded(String part) throws BadEvidence {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String part) throws BadEvidence {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new BadEvidence("this is no receipt: not Base64");
        }
    }
}
