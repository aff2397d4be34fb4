package id.lintas.connector.snap;

import id.lintas.inquiry.PaymentInquirer;
import id.lintas.inquiry.PaymentInquirerFactory;
import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes inquirers for SNAP banks that can be asked. Settings: {@code statusUrl}, where the bank takes service 26; without it the
 * bank is not asked; {@code statusClient}, the hub's id at the bank ({@code lintas} unless said). Secret: {@code status-key.pem},
 * the hub's private RSA key for this bank.
 */
@Component
class SnapInquirerFactory implements PaymentInquirerFactory {

    @Override
    public String dialect() {
        return "snap";
    }

    @Override
    public Optional<PaymentInquirer> create(Partner partner, SecretStore secrets, Clock clock) {
        String url = partner.settings().get("statusUrl");
        if (url == null) {
            return Optional.empty();
        }
        return Optional.of(new SnapInquirer(
                partner.setting("partnerServiceId"),
                url(partner, url),
                partner.settings().getOrDefault("statusClient", "lintas"),
                secrets,
                partner.secret("status-key"),
                clock));
    }

    private static URI url(Partner partner, String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below, like any other that is no address
        }
        throw new IllegalArgumentException(
                "partners/" + partner.id() + ": settings.statusUrl: " + text + " (expected: an address of https)");
    }
}
