package id.lintas.connector.snap;

import id.lintas.connector.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Compares a signature of a SNAP transaction (ASPI, 2.1.6, type 1) with what it should be, and if they differ looks for the
 * mistake that explains it: each known mistake is made in turn, and the one that gives the same signature is named.
 */
public final class SignatureCheck {

    private SignatureCheck() {}

    /**
     * What a bank signed.
     *
     * @param method such as {@code POST}
     * @param path as called, with its query
     * @param token the access token, without {@code Bearer}
     * @param timestamp X-TIMESTAMP as sent
     * @param body as sent
     * @param secret the client secret
     * @param signature X-SIGNATURE as sent
     */
    public record Signed(
            String method, String path, String token, String timestamp, String body, String secret, String signature) {}

    /**
     * What it should be.
     *
     * @param minified the body without white space outside texts
     * @param bodyHash its SHA-256 in lower-case hex
     * @param stringToSign what is signed
     * @param expected the right signature
     * @param finding what the given one is
     */
    public record Result(String minified, String bodyHash, String stringToSign, String expected, Finding finding) {}

    /** The right signature, or the first mistake that explains another one. */
    public enum Finding {
        /** It is right. */
        RIGHT,
        /** There is none. */
        ABSENT,
        /** Right, but in hex instead of Base64. */
        IN_HEX,
        /** Right, but in the Base64 of web addresses. */
        IN_BASE64_URL,
        /** Lower case: the Base64 was changed after it was made. */
        LOWER_CASE,
        /** The body was hashed as sent, with its white space. */
        BODY_NOT_MINIFIED,
        /** White space inside texts was taken out too, as in the padding of partnerServiceId. */
        BODY_WITHOUT_ANY_SPACE,
        /** A line end after the body was hashed with it. */
        BODY_WITH_LINE_END,
        /** Nothing was hashed, as if there were no body. */
        BODY_LEFT_OUT,
        /** The hash is in capital hex. */
        HASH_IN_CAPITALS,
        /** The hash is in Base64. */
        HASH_IN_BASE64,
        /** The path is without the part before {@code /v1.0/}. */
        PATH_FROM_SERVICE,
        /** The path is without its query. */
        PATH_WITHOUT_QUERY,
        /** The path ends in another slash. */
        PATH_SLASH,
        /** The token was signed with the word Bearer. */
        TOKEN_WITH_BEARER,
        /** The token was left out. */
        TOKEN_LEFT_OUT,
        /** The method is in lower case. */
        METHOD_LOWER_CASE,
        /** The time was signed in another form than it was sent. */
        TIME_IN_ANOTHER_FORM,
        /** The secret has a line end or a blank at its end. */
        SECRET_WITH_LINE_END,
        /** None of these: most likely another secret. */
        OTHER
    }

    /** Checks one; keeps nothing. */
    public static Result check(Signed signed) {
        byte[] minified = JsonMinifier.minify(signed.body().getBytes(StandardCharsets.UTF_8));
        String hash = Sha256.hex(minified);
        String text = text(signed.method(), signed.path(), signed.token(), hash, signed.timestamp());
        String expected = SnapSignature.hmac64(signed.secret(), text);
        return new Result(
                new String(minified, StandardCharsets.UTF_8), hash, text, expected, finding(signed, hash, expected));
    }

    private static Finding finding(Signed signed, String hash, String expected) {
        String given = signed.signature().strip();
        if (given.isEmpty()) {
            return Finding.ABSENT;
        }
        byte[] right = Base64.getDecoder().decode(expected);
        if (given.equals(expected)) {
            return Finding.RIGHT;
        }
        if (given.equalsIgnoreCase(HexFormat.of().formatHex(right))) {
            return Finding.IN_HEX;
        }
        if (given.equals(Base64.getUrlEncoder().encodeToString(right))
                || given.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(right))) {
            return Finding.IN_BASE64_URL;
        }
        if (given.equals(expected.toLowerCase(Locale.ROOT))) {
            return Finding.LOWER_CASE;
        }
        return mistakes(signed, hash).entrySet().stream()
                .filter(mistake -> SnapSignature.hmac64(signed.secret(), mistake.getValue())
                        .equals(given))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> secret(signed, hash, given));
    }

    /** What would have been signed with each mistake, in the order in which they are looked for. */
    private static Map<Finding, String> mistakes(Signed signed, String hash) {
        String method = signed.method();
        String path = signed.path();
        String token = signed.token();
        String time = signed.timestamp();
        Map<Finding, String> mistakes = new LinkedHashMap<>();
        mistakes.put(Finding.BODY_NOT_MINIFIED, text(method, path, token, sha256(signed.body()), time));
        mistakes.put(
                Finding.BODY_WITHOUT_ANY_SPACE,
                text(method, path, token, sha256(signed.body().replaceAll("\\s", "")), time));
        mistakes.put(
                Finding.BODY_WITH_LINE_END,
                text(method, path, token, sha256(signed.body().strip() + "\n"), time));
        mistakes.put(Finding.BODY_LEFT_OUT, text(method, path, token, sha256(""), time));
        mistakes.put(Finding.HASH_IN_CAPITALS, text(method, path, token, hash.toUpperCase(Locale.ROOT), time));
        mistakes.put(
                Finding.HASH_IN_BASE64,
                text(
                        method,
                        path,
                        token,
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash)),
                        time));
        int service = path.indexOf("/v1.0/");
        mistakes.put(
                Finding.PATH_FROM_SERVICE,
                text(method, service > 0 ? path.substring(service) : path, token, hash, time));
        mistakes.put(Finding.PATH_WITHOUT_QUERY, text(method, path.replaceFirst("\\?.*$", ""), token, hash, time));
        mistakes.put(
                Finding.PATH_SLASH,
                text(
                        method,
                        path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/",
                        token,
                        hash,
                        time));
        mistakes.put(Finding.TOKEN_WITH_BEARER, text(method, path, "Bearer " + token, hash, time));
        mistakes.put(Finding.TOKEN_LEFT_OUT, method + ":" + path + ":" + hash + ":" + time);
        mistakes.put(Finding.METHOD_LOWER_CASE, text(method.toLowerCase(Locale.ROOT), path, token, hash, time));
        mistakes.put(Finding.TIME_IN_ANOTHER_FORM, text(method, path, token, hash, otherForm(time)));
        return mistakes;
    }

    private static Finding secret(Signed signed, String hash, String given) {
        String text = text(signed.method(), signed.path(), signed.token(), hash, signed.timestamp());
        for (String end : new String[] {"\n", "\r\n", " "}) {
            if (SnapSignature.hmac64(signed.secret() + end, text).equals(given)) {
                return Finding.SECRET_WITH_LINE_END;
            }
        }
        return Finding.OTHER;
    }

    /** The commonest slip: with milliseconds in the one place and without in the other. */
    private static String otherForm(String time) {
        return time.matches(".*\\.[0-9]{1,9}.*")
                ? time.replaceFirst("\\.[0-9]{1,9}", "")
                : time.replaceFirst("(:[0-9]{2})([+Z-])", "$1.000$2");
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String method, String path, String token, String hash, String time) {
        return method + ":" + path + ":" + token + ":" + hash + ":" + time;
    }
}
