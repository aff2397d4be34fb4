package id.lintas.connector.snap;

import id.lintas.inquiry.PaymentInquirer;
import id.lintas.inquiry.PaymentInquirerFactory;
import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes inquirers for SNAP banks that can be asked. Settings: {@code statusUrl}, where the bank takes service 26; without it the
 * bank is not asked; {@code statusClient}, the hub's id at the bank ({@code lintas} unless said). Secret: {@code status-key.pem},
 * the hub's private RSA key for this bank.
 */
@Component
class SnapInquirerFactory implements PaymentInquirerFactory {

    /** The path with its query is what is signed. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(/[\\x21-\\x7E&&[^#]]*)");

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
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalArgumentException("partners/" + partner.id() + ": settings.statusUrl: " + url
                    + " (expected: an address of https with a path)");
        }
        return Optional.of(new SnapInquirer(
                partner.setting("partnerServiceId"),
                url,
                address.group(1),
                partner.settings().getOrDefault("statusClient", "lintas"),
                secrets,
                partner.secret("status-key"),
                clock));
    }
}
