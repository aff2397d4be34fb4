package id.lintas.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.SigningKey;
import id.lintas.ledger.TestSigningKey;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is signed comes back as it was; whatever is changed afterwards does not. */
class ReceiptTokenTest {

    private static final SigningKey KEY = key();
    private static final SigningKey OTHER = key();

    @Property(tries = 200)
    void whatIsSignedComesBackWhole(@ForAll("claims") ReceiptClaims claims) throws Exception {
        String token = ReceiptToken.sign(claims, KEY);
        assertThat(believed(token)).contains(claims);
        assertThat(believed(" " + token.replaceAll("(.{40})", "$1\n"))).contains(claims);
    }

    /** Every character of the text counts, the last one too, whose lowest bits carry nothing. */
    @Property(tries = 400)
    void noChangedCharacterIsBelieved(
            @ForAll("claims") ReceiptClaims claims,
            @ForAll @IntRange(min = 0, max = 10_000) int where,
            @ForAll("characters") char to)
            throws Exception {
        String token = ReceiptToken.sign(claims, KEY);
        int at = where % token.length();
        if (token.charAt(at) != to) {
            assertThat(believed(token.substring(0, at) + to + token.substring(at + 1)))
                    .isEmpty();
        }
    }

    /** Whoever changes a value and leaves the signature is found, whichever value it is. */
    @Property(tries = 200)
    void noChangedFieldIsBelieved(@ForAll("claims") ReceiptClaims claims, @ForAll @IntRange(min = 0, max = 8) int field)
            throws Exception {
        String token = ReceiptToken.sign(claims, KEY);
        String[] parts = token.split("\\.");
        String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        List<String> names = List.of("v", "state", "bill", "amount", "paid", "by", "ref", "office", "iat");
        String changed = json.replaceFirst("(\"" + names.get(field) + "\":\"?)(.)", "$17");
        if (!changed.equals(json)) {
            String forged =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
            assertThat(believed(parts[0] + "." + forged + "." + parts[2])).isEmpty();
        }
    }

    /** The control: were the signature not looked at, the two properties above would fail. */
    @Test
    void controlWithoutTheSignatureAChangedAmountIsRead() throws Exception {
        String token = ReceiptToken.sign(sample(), KEY);
        String[] parts = token.split("\\.");
        String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace("350000", "950000").getBytes(StandardCharsets.UTF_8));
        Optional<ReceiptToken> read = ReceiptToken.parse(parts[0] + "." + forged + "." + parts[2]);
        assertThat(read.flatMap(ReceiptToken::claims))
                .map(ReceiptClaims::amount)
                .contains(new Rupiah(950_000));
        assertThat(believed(parts[0] + "." + forged + "." + parts[2])).isEmpty();
    }

    @Test
    void anotherKeyDidNotSignIt() throws Exception {
        ReceiptToken token =
                ReceiptToken.parse(ReceiptToken.sign(sample(), OTHER)).orElseThrow();
        assertThat(token.keyId()).isEqualTo(OTHER.id());
        assertThat(token.signedBy(KEY.publicKey())).isFalse();
        assertThat(token.signedBy(OTHER.publicKey())).isTrue();
    }

    @Test
    void aHeaderThatAsksForAnotherAlgorithmIsNoReceipt() throws Exception {
        String[] parts = ReceiptToken.sign(sample(), KEY).split("\\.");
        for (String header : List.of(
                "{\"alg\":\"none\",\"kid\":\"" + KEY.id() + "\",\"typ\":\"lintas-receipt\"}",
                "{\"alg\":\"HS256\",\"kid\":\"" + KEY.id() + "\",\"typ\":\"lintas-receipt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.id() + "\",\"typ\":\"JWT\"}")) {
            String forged =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
            assertThat(ReceiptToken.parse(forged + "." + parts[1] + "." + parts[2]))
                    .isEmpty();
        }
    }

    @Test
    void itFitsACodeThatAPhoneReads() throws Exception {
        assertThat(ReceiptToken.sign(sample(), KEY).length()).isLessThan(480);
    }

    private static Optional<ReceiptClaims> believed(String text) {
        return ReceiptToken.parse(text)
                .filter(token -> token.keyId().equals(KEY.id()) && token.signedBy(KEY.publicKey()))
                .flatMap(ReceiptToken::claims);
    }

    private static ReceiptClaims sample() {
        return new ReceiptClaims(
                ReceiptClaims.State.STATE,
                new BillingCode("820261100000001"),
                new Rupiah(350_000),
                Instant.parse("2026-11-23T02:00:00Z"),
                "bank-musi",
                "000123456789",
                "ABCDEFGH12345678",
                "palembang",
                Instant.parse("2026-11-23T02:01:00Z"));
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    }

    @Provide
    Arbitrary<ReceiptClaims> claims() {
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        Arbitrary<String> ntpn =
                Arbitraries.strings().withChars("ABC0123").ofLength(16).injectNull(0.4);
        return Combinators.combine(
                        Arbitraries.longs().between(700_000_000_000_000L, 999_999_999_999_999L),
                        Arbitraries.longs().between(0, 999_999_999_999L),
                        times,
                        Arbitraries.of("bank-musi", "pos"),
                        Arbitraries.strings()
                                .withChars("NTB0123456789\"\\é ")
                                .ofMinLength(1)
                                .ofMaxLength(20),
                        ntpn,
                        Arbitraries.of("palembang", "pekanbaru"),
                        times)
                .as((code, amount, paid, by, reference, number, office, issued) -> new ReceiptClaims(
                        number == null ? ReceiptClaims.State.PROVISIONAL : ReceiptClaims.State.STATE,
                        new BillingCode(Long.toString(code)),
                        new Rupiah(amount),
                        paid,
                        by,
                        reference,
                        number,
                        office,
                        issued));
    }

    private static SigningKey key() {
        try {
            return SigningKey.parse(TestSigningKey.fresh());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
