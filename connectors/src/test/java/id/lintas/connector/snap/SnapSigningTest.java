package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a bank signs is its setting; what another way would have signed is refused. */
class SnapSigningTest {

    private static final String PAYMENT = "/transfer-va/payment";
    private static final byte[] BODY = Samples.bytes("snap/payment-pretty.json");

    @Test
    void aBankThatSignsWithItsKeyNeedsNoTokenAndNoOtherSignatureCounts() {
        PaymentConnector connector = with(Map.of("signature", "asymmetric"));
        assertThat(refusal(connector, SnapBank.withoutToken(PAYMENT, BODY))).isEmpty();
        assertThat(refusal(connector, SnapBank.call(PAYMENT, BODY))).isEqualTo("UNAUTHENTICATED Signature");
        byte[] altered = Samples.altered(BODY, BODY.length / 2);
        RawMessage good = SnapBank.withoutToken(PAYMENT, BODY);
        RawMessage bad = new RawMessage(
                good.partner(), good.transport(), good.address(), good.headers(), altered, good.receivedAt());
        assertThat(refusal(connector, bad)).isEqualTo("UNAUTHENTICATED Signature");
    }

    @Test
    void aBankThatSignsWithItsSecretIsNotLetInByItsKeyAlone() {
        assertThat(refusal(with(Map.of()), SnapBank.withoutToken(PAYMENT, BODY)))
                .startsWith(Outcome.TOKEN_INVALID.name());
    }

    @Test
    void whichPathIsSignedIsTheBanksSetting() {
        String address = PAYMENT + "?channel=6010&note=a/v1.0/b";
        PaymentConnector full = with(Map.of("signedPath", "full"));
        PaymentConnector service = with(Map.of("signedPath", "service"));
        assertThat(refusal(full, SnapBank.call(address, BODY))).isEmpty();
        assertThat(refusal(service, SnapBank.signedAfterPrefix(address, BODY))).isEmpty();
        assertThat(refusal(full, SnapBank.signedAfterPrefix(address, BODY))).isEqualTo("UNAUTHENTICATED Signature");
        assertThat(refusal(service, SnapBank.call(address, BODY))).isEqualTo("UNAUTHENTICATED Signature");
    }

    @Test
    void aCertificateNeedsATokenToBeBoundTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("signature", "asymmetric", "clientCertificate", "required")))
                .withMessageStartingWith("partners/bank-musi: settings.signature: asymmetric");
    }

    private static PaymentConnector with(Map<String, String> settings) {
        return SnapBank.connector(SnapBank.tokens(false), settings);
    }

    private static String refusal(PaymentConnector connector, RawMessage call) {
        Reading reading = connector.read(call);
        return reading.requests().get(0) instanceof PartnerRequest.Refused refused
                ? refused.settlement().outcome() + " " + refused.settlement().detail()
                : "";
    }
}
