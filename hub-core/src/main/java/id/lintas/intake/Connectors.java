package id.lintas.intake;

import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The connector of each partner, made anew when its file changes. */
@Component
class Connectors {

    private final Map<String, PaymentConnectorFactory> factories;
    private final Partners partners;
    private final SecretStore secrets;
    private final AccessTokens tokens;
    private final Clock clock;
    private final Map<PartnerId, Made> made = new ConcurrentHashMap<>();

    Connectors(
            List<PaymentConnectorFactory> factories,
            Partners partners,
            SecretStore secrets,
            AccessTokens tokens,
            Clock clock) {
        this.factories = factories.stream()
                .collect(Collectors.toUnmodifiableMap(PaymentConnectorFactory::dialect, Function.identity()));
        this.partners = partners;
        this.secrets = secrets;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Made(Partner partner, PaymentConnector connector) {}

    PaymentConnector of(PartnerId id) {
        Partner partner = partners.find(id).orElseThrow(() -> new UnknownPartner(id, "is not configured"));
        return made.compute(
                        id, (key, known) -> known != null && known.partner().equals(partner) ? known : make(partner))
                .connector();
    }

    private Made make(Partner partner) {
        PaymentConnectorFactory factory = factories.get(partner.dialect());
        if (factory == null) {
            throw new UnknownPartner(
                    partner.id(), "dialect: " + partner.dialect() + " (expected: one of " + factories.keySet() + ")");
        }
        return new Made(partner, factory.create(partner, secrets, tokens, clock));
    }
}
