package id.lintas.intake;

import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The connector of each partner, made anew when its file changes. */
@Component
class Connectors {

    private final Map<String, PaymentConnectorFactory> messages;
    private final Map<String, FileConnectorFactory> files;
    private final Partners partners;
    private final SecretStore secrets;
    private final AccessTokens tokens;
    private final Clock clock;
    private final Map<PartnerId, Made<PaymentConnector>> madeForMessages = new ConcurrentHashMap<>();
    private final Map<PartnerId, Made<FileConnector>> madeForFiles = new ConcurrentHashMap<>();

    Connectors(
            List<PaymentConnectorFactory> messages,
            List<FileConnectorFactory> files,
            Partners partners,
            SecretStore secrets,
            AccessTokens tokens,
            Clock clock) {
        this.messages = byDialect(messages, PaymentConnectorFactory::dialect);
        this.files = byDialect(files, FileConnectorFactory::dialect);
        this.partners = partners;
        this.secrets = secrets;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Made<T>(Partner partner, T connector) {}

    private static <T> Map<String, T> byDialect(List<T> factories, Function<T, String> dialect) {
        return factories.stream().collect(Collectors.toUnmodifiableMap(dialect, Function.identity()));
    }

    /** For a call or a queue's message of a partner in force. */
    PaymentConnector of(PartnerId id) {
        return made(
                madeForMessages,
                id,
                partners.find(id),
                partner -> factory(messages, partner).create(partner, secrets, tokens, clock));
    }

    /** For a partner's file; also of a closed partner, whose files under way are finished. */
    FileConnector files(PartnerId id) {
        return made(
                madeForFiles,
                id,
                partners.known(id),
                partner -> factory(files, partner).create(partner));
    }

    private static <T> T made(
            Map<PartnerId, Made<T>> made, PartnerId id, Optional<Partner> found, Function<Partner, T> make) {
        Partner partner = found.orElseThrow(() -> new UnknownPartner(id, "is not configured"));
        return made.compute(
                        id,
                        (key, known) -> known != null && known.partner().equals(partner)
                                ? known
                                : new Made<>(partner, make.apply(partner)))
                .connector();
    }

    private static <T> T factory(Map<String, T> factories, Partner partner) {
        @Nullable T factory = factories.get(partner.dialect());
        if (factory == null) {
            throw new UnknownPartner(
                    partner.id(), "dialect: " + partner.dialect() + " (expected: one of " + factories.keySet() + ")");
        }
        return factory;
    }
}
