package id.lintas.connector.snap;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorFactory;
import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Makes connectors for banks that speak SNAP. Settings: {@code partnerServiceId}, {@code timestampTolerance} (ISO 8601,
 * {@code PT5M} unless said), {@code signature} ({@code symmetric} unless said, or {@code asymmetric}), {@code signedPath}
 * ({@code full} unless said, or {@code service}), {@code clientCertificate} ({@code required}, or absent). Secrets: {@code client-secret}, {@code public-key} (RSA in PEM).
 */
@Component
public class SnapConnectorFactory implements PaymentConnectorFactory {

    @Override
    public String dialect() {
        return "snap";
    }

    @Override
    public PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        SnapGate gate = new SnapGate(
                partner.id(),
                SnapSettings.of(partner),
                new SnapGate.Keys(secrets, partner.secret("client-secret"), partner.secret("public-key")),
                tokens,
                clock);
        return new SnapConnector(gate, SnapSettings.of(partner), clock);
    }
}
