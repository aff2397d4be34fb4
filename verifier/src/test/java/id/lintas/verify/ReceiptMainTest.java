package id.lintas.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that are right, and each way in which one can be wrong. The tokens are made here, from the description alone. */
class ReceiptMainTest {

    private static final String STATE = "{\"v\":1,\"state\":\"STATE\",\"bill\":\"820261100000001\",\"amount\":350000,"
            + "\"paid\":1795399200,\"by\":\"bank-musi\",\"ref\":\"NTB1\",\"ntpn\":\"ABCDEFGH12345678\","
            + "\"office\":\"palembang\",\"iat\":1795399260}";
    private static final String PROVISIONAL =
            STATE.replace("\"STATE\"", "\"PROVISIONAL\"").replace("\"ntpn\":\"ABCDEFGH12345678\",", "");

    @TempDir
    private Path folder = Path.of("");

    private final KeyPair pair = pair();
    private final KeyPair other = pair();
    private Path keys = Path.of("");
    private String said = "";

    @BeforeEach
    void publish() throws Exception {
        keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\": [" + jwk(pair, id(pair)) + "]}");
    }

    @Test
    void aStateReceiptIsGenuineAndSaysWhatItSays() throws Exception {
        assertThat(verify(token(STATE, pair, id(pair)))).isZero();
        assertThat(said)
                .contains("a state receipt", "820261100000001", "350000", "ABCDEFGH12345678", "palembang")
                .contains("2026-11-23T");
        assertThat(verify(token(STATE, pair, id(pair)), "--state", "--amount", "350000"))
                .isZero();
    }

    @Test
    void aProvisionalOneIsGenuineButNoStateReceipt() throws Exception {
        String token = token(PROVISIONAL, pair, id(pair));
        assertThat(verify(token)).isZero();
        assertThat(said).contains("PROVISIONAL", "none");
        assertThat(verify(token, "--state")).isEqualTo(1);
        assertThat(said).contains("provisional: it is no state receipt");
    }

    @Test
    void aChangedAmountIsNamed() throws Exception {
        String[] parts = token(STATE, pair, id(pair)).split("\\.");
        String forged = parts[0] + "." + encoded(STATE.replace("350000", "950000")) + "." + parts[2];
        assertThat(verify(forged)).isEqualTo(1);
        assertThat(said).contains("wrong signature", "amount 950000");
        assertThat(verify(token(STATE, pair, id(pair)), "--amount", "950000")).isEqualTo(1);
        assertThat(said).contains("changed amount: the receipt was issued for 350000, the paper says 950000");
        assertThat(verify(token(STATE, pair, id(pair)), "--billing-code", "820261100000002"))
                .isEqualTo(1);
        assertThat(said).contains("changed bill");
    }

    @Test
    void anUnknownKeyAndAnotherKeysSignatureAreTold() throws Exception {
        assertThat(verify(token(STATE, other, id(other)))).isEqualTo(1);
        assertThat(said).contains("unknown key " + id(other));
        assertThat(verify(token(STATE, other, id(pair)))).isEqualTo(1);
        assertThat(said).contains("wrong signature");
    }

    @Test
    void aProvisionalOneDoesNotBecomeTheStatesByAWord() throws Exception {
        String[] parts = token(PROVISIONAL, pair, id(pair)).split("\\.");
        assertThat(verify(parts[0] + "." + encoded(STATE) + "." + parts[2])).isEqualTo(1);
        assertThat(verify(token(PROVISIONAL.replace("PROVISIONAL", "STATE"), pair, id(pair))))
                .as("signed, but without a number")
                .isEqualTo(1);
    }

    @Test
    void everyChangedCharacterIsFound() throws Exception {
        String token = token(STATE, pair, id(pair));
        for (int at = 0; at < token.length(); at++) {
            char to = token.charAt(at) == 'Q' ? 'R' : 'Q';
            assertThat(verify(token.substring(0, at) + to + token.substring(at + 1)))
                    .as("character " + at)
                    .isEqualTo(1);
        }
    }

    @Test
    void aKeyUnderAnothersNameIsNotTaken() throws Exception {
        Files.writeString(keys, "{\"keys\":[" + jwk(other, id(pair)) + "]}");
        assertThat(verify(token(STATE, other, id(pair)))).isEqualTo(2);
        assertThat(said).contains("under the name " + id(pair));
    }

    @Test
    void aTokenIsFoundInAPdfInTheOpenAndPacked() throws Exception {
        String token = token(STATE, pair, id(pair));
        String property = "<</Producer(x)/LintasReceipt (" + token + ")>>";
        assertThat(verify(pdf("open", property.getBytes(StandardCharsets.US_ASCII))))
                .isZero();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes("1 0 obj\nstream\r\n".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(property.getBytes(StandardCharsets.US_ASCII));
        }
        packed.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
        assertThat(verify(pdf("packed", packed.toByteArray()))).isZero();
        assertThat(verify(pdf("none", new byte[0]))).isEqualTo(2);
        assertThat(said).contains("no token in this PDF");
        String second = "/LintasReceipt (" + token(PROVISIONAL, pair, id(pair)) + ")";
        assertThat(verify(pdf("two", (property + second).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(1);
        assertThat(said).contains("2 different tokens");
    }

    @Test
    void aBombInAPdfIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes("stream\n".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 200; i++) {
                deflate.write(new byte[1024 * 1024]);
            }
        }
        packed.writeBytes("endstream".getBytes(StandardCharsets.US_ASCII));
        assertThat(verify(pdf("bomb", packed.toByteArray()))).isEqualTo(2);
    }

    @Test
    void whatIsNoReceiptIsNotChecked() throws Exception {
        assertThat(verify(Files.writeString(folder.resolve("x.pdf"), "hello").toString()))
                .isEqualTo(2);
        assertThat(verify(folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(verify("a".repeat(300))).isEqualTo(1);
        assertThat(run("verify", token(STATE, pair, id(pair)))).isEqualTo(2);
        assertThat(said).contains("--keys is missing", "usage");
        assertThat(run()).isEqualTo(2);
    }

    private String pdf(String name, byte[] middle) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(middle);
        return Files.write(folder.resolve(name + ".pdf"), file.toByteArray()).toString();
    }

    private int verify(String receipt, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "verify";
        arguments[1] = "--keys";
        arguments[2] = keys.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[arguments.length - 1] = receipt;
        return run(arguments);
    }

    private int run(String... arguments) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(both, true, StandardCharsets.UTF_8);
        int status = ReceiptMain.run(print, print, arguments);
        said = both.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static String token(String claims, KeyPair by, String keyId) throws GeneralSecurityException {
        String signed = encoded("{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"lintas-receipt\"}") + "."
                + encoded(claims);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(by.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(KeyPair pair) throws GeneralSecurityException {
        byte[] der = pair.getPublic().getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der), 0, 8);
    }

    private static String jwk(KeyPair pair, String id) {
        byte[] der = pair.getPublic().getEncoded();
        String x = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length));
        return "{\"kty\":\"OKP\", \"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"x\":\""
                + x + "\"}";
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 absent (expected: every Java 17 has it)", e);
        }
    }
}
