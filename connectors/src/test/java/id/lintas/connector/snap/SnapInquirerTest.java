package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.inquiry.BankWord;
import id.lintas.inquiry.PaymentInquirer;
import id.lintas.inquiry.StatusCall;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub asks a SNAP bank: what it signs any bank can verify, and whatever comes back is a word. */
class SnapInquirerTest {

    private static final BillingCode CODE = new BillingCode("820261123000017");
    private static final KeyPair KEYS = keys();

    private final PaymentInquirer inquirer = inquirer("https://bank.example/api/v1.0/transfer-va/status?x=1");

    @Test
    void theBankVerifiesTheSignatureOverPathBodyAndTime() {
        StatusCall call = inquirer.ask(CODE);
        String text = SnapSignature.stringToSign(
                "/api/v1.0/transfer-va/status?x=1", call.body(), header(call, "X-TIMESTAMP"));
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
        String signature = header(call, "X-SIGNATURE");
        assertThat(SnapSignature.rsaVerifies(pem, text, signature)).isTrue();
        assertThat(SnapSignature.rsaVerifies(pem, text + "x", signature))
                .as("control: another text")
                .isFalse();
        assertThat(header(call, "X-TIMESTAMP")).isEqualTo("2026-11-23T09:02:00+07:00");
        assertThat(call.headers()).containsEntry("X-PARTNER-ID", "lintas").doesNotContainKey("Authorization");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .contains("\"partnerServiceId\":\"  088899\"", "\"customerNo\":\"820261123000017\"");
    }

    @Test
    void aPaidAccountIsAWordWithNumberAmountAndTime() {
        BankWord word = read(200, """
                {"responseCode":"2002600","virtualAccountData":{"customerNo":" 820261123000017","paymentFlagStatus":"00",
                 "referenceNo":"NTB77 ","paidAmount":{"value":"350000.00","currency":"IDR"},"trxDateTime":"2026-11-23T09:00:00+07:00"}}""");
        assertThat(word)
                .isEqualTo(new BankWord(
                        BankWord.Kind.PAID, "NTB77", new Rupiah(350_000), Instant.parse("2026-11-23T02:00:00Z")));
    }

    /** Without a request id the standard answers with all transactions of the account. */
    @Test
    void oneThatWasPaidAmongManyIsEnough() {
        assertThat(read(200, """
                        {"responseCode":"2002600","virtualAccountData":[{"customerNo":"820261123000017","paymentFlagStatus":"01"},
                         {"customerNo":"820261123000017","paymentFlagStatus":"00","referenceNo":"N2"}]}""").kind()).isEqualTo(BankWord.Kind.PAID);
        assertThat(read(200, """
                        {"responseCode":"2002600","virtualAccountData":[]}""").kind()).isEqualTo(BankWord.Kind.NOT_PAID);
    }

    @Test
    void whatIsNotPaidOrNotKnownIsNoMoney() {
        assertThat(read(200, """
                        {"responseCode":"2002600","virtualAccountData":{"customerNo":"820261123000017","paymentFlagStatus":"01"}}""").kind()).isEqualTo(BankWord.Kind.NOT_PAID);
        assertThat(read(404, "{\"responseCode\":\"4042601\"}").kind()).isEqualTo(BankWord.Kind.UNKNOWN);
        assertThat(read(404, "{\"responseCode\":\"4042612\"}").kind()).isEqualTo(BankWord.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"responseCode\":\"5002600\"}",
                "{\"responseCode\":\"2002600\"}",
                "{\"responseCode\":\"2002600\",\"virtualAccountData\":{\"customerNo\":\"820261123000018\",\"paymentFlagStatus\":\"00\",\"referenceNo\":\"N\"}}",
                "{\"responseCode\":\"2002600\",\"virtualAccountData\":{\"customerNo\":\"820261123000017\",\"paymentFlagStatus\":\"00\"}}",
                "{\"responseCode\":\"2002600\",\"virtualAccountData\":{\"customerNo\":\"820261123000017\",\"paymentFlagStatus\":\"00\",\"referenceNo\":\"a b\"}}"
            })
    void whatCannotBeReadSaysNothing(String body) {
        assertThat(read(200, body).kind()).isEqualTo(BankWord.Kind.UNCLEAR);
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        assertThatThrownBy(() -> inquirer("ftp://bank.example/"))
                .hasMessageContaining("partners/bank-musi: settings.statusUrl");
        assertThatThrownBy(() -> inquirer("bank")).hasMessageContaining("settings.statusUrl");
    }

    private static String header(StatusCall call, String name) {
        return java.util.Objects.requireNonNull(call.headers().get(name));
    }

    private BankWord read(int status, String body) {
        return inquirer.read(CODE, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static PaymentInquirer inquirer(String url) {
        Partner partner = new Partner(
                new PartnerId("bank-musi"),
                "Bank Musi",
                "snap",
                Transport.REST,
                Map.of("partnerServiceId", "  088899", "statusUrl", url),
                Map.of("status-key", "bank-musi/status-key.pem"),
                true,
                Limits.STANDARD);
        return new SnapInquirerFactory()
                .create(partner, new OneKey(), Clock.fixed(Instant.parse("2026-11-23T02:02:00Z"), ZoneOffset.UTC))
                .orElseThrow();
    }

    private record OneKey() implements SecretStore {

        @Override
        public String text(String reference) {
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----";
        }

        @Override
        public Path file(String reference) {
            throw new IllegalStateException("no secret is a file here");
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is part of every Java runtime", e);
        }
    }
}
