package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.connector.Sha256;
import id.lintas.connector.snap.SignatureCheck.Finding;
import id.lintas.connector.snap.SignatureCheck.Signed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N18: the tester names the mistake, whichever of them somebody made. */
class SignatureCheckTest {

    private static final String PATH = "/partners/bank-musi/v1.0/transfer-va/payment?x=1";
    private static final String TIME = "2026-11-23T16:02:00+07:00";
    private static final String BODY = "{ \"partnerServiceId\": \"  088899\",\n  \"customerNo\": \"820261123000017\" }";
    private static final String SECRET = "sandbox-client-secret";
    private static final String HASH = Sha256.hex(JsonMinifier.minify(BODY.getBytes(StandardCharsets.UTF_8)));

    @Test
    void aRightSignatureIsRight() {
        String right = sign("POST:" + PATH + ":token:" + HASH + ":" + TIME);
        SignatureCheck.Result result = SignatureCheck.check(signed(right));
        assertThat(result.finding()).isEqualTo(Finding.RIGHT);
        assertThat(result.expected()).isEqualTo(right);
        assertThat(result.minified())
                .isEqualTo("{\"partnerServiceId\":\"  088899\",\"customerNo\":\"820261123000017\"}");
        assertThat(result.stringToSign()).isEqualTo("POST:" + PATH + ":token:" + HASH + ":" + TIME);
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void eachMistakeIsNamed(Finding mistake) {
        assertThat(SignatureCheck.check(signed(made(mistake))).finding()).isEqualTo(mistake);
    }

    private static String made(Finding mistake) {
        String right = "POST:" + PATH + ":token:" + HASH + ":" + TIME;
        byte[] bytes = Base64.getDecoder().decode(sign(right));
        Map<Finding, String> wrong = Map.of(
                Finding.BODY_NOT_MINIFIED, "POST:" + PATH + ":token:" + hash(BODY) + ":" + TIME,
                Finding.BODY_WITHOUT_ANY_SPACE,
                        "POST:" + PATH + ":token:" + hash(BODY.replaceAll("\\s", "")) + ":" + TIME,
                Finding.BODY_WITH_LINE_END, "POST:" + PATH + ":token:" + hash(BODY + "\n") + ":" + TIME,
                Finding.BODY_LEFT_OUT, "POST:" + PATH + ":token:" + hash("") + ":" + TIME,
                Finding.HASH_IN_CAPITALS, "POST:" + PATH + ":token:" + HASH.toUpperCase(Locale.ROOT) + ":" + TIME,
                Finding.PATH_FROM_SERVICE, "POST:/v1.0/transfer-va/payment?x=1:token:" + HASH + ":" + TIME,
                Finding.PATH_WITHOUT_QUERY,
                        "POST:/partners/bank-musi/v1.0/transfer-va/payment:token:" + HASH + ":" + TIME,
                Finding.TOKEN_WITH_BEARER, "POST:" + PATH + ":Bearer token:" + HASH + ":" + TIME,
                Finding.TOKEN_LEFT_OUT, "POST:" + PATH + ":" + HASH + ":" + TIME,
                Finding.TIME_IN_ANOTHER_FORM, "POST:" + PATH + ":token:" + HASH + ":2026-11-23T16:02:00.000+07:00");
        return switch (mistake) {
            case RIGHT -> sign(right);
            case ABSENT -> " ";
            case IN_HEX -> HexFormat.of().formatHex(bytes);
            case IN_BASE64_URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            case LOWER_CASE -> sign(right).toLowerCase(Locale.ROOT);
            case HASH_IN_BASE64 ->
                sign("POST:" + PATH + ":token:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HASH)) + ":" + TIME);
            case PATH_SLASH -> sign("POST:" + PATH + "/:token:" + HASH + ":" + TIME);
            case METHOD_LOWER_CASE -> sign("post:" + PATH + ":token:" + HASH + ":" + TIME);
            case SECRET_WITH_LINE_END -> SnapSignature.hmac64(SECRET + "\n", right);
            case OTHER -> SnapSignature.hmac64("another secret", right);
            default -> sign(java.util.Objects.requireNonNull(wrong.get(mistake)));
        };
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String text) {
        return SnapSignature.hmac64(SECRET, text);
    }

    private static Signed signed(String signature) {
        return new Signed("POST", PATH, "token", TIME, BODY, SECRET, signature);
    }
}
