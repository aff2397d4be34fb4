package id.lintas.app.wiring;

import id.lintas.delivery.RetrySchedule;
import id.lintas.secret.SecretCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says about its hub, under {@code lintas}.
 *
 * @param hub where peers and browsers reach it
 * @param keycloak where the identity provider's realm is
 * @param tenants folder with the offices' and partners' files
 * @param secrets folder with the secrets
 * @param secretModes what to do about a secret's file that is open to others
 * @param broker the message broker
 * @param delivery when deliveries are tried again
 * @param shareLife how long the registry may fetch fingerprints by one link
 */
@ConfigurationProperties("lintas")
record HubSettings(
        Hub hub,
        Keycloak keycloak,
        Path tenants,
        Path secrets,
        @DefaultValue("refuse") SecretCheck.Modes secretModes,
        Broker broker,
        @DefaultValue Delivery delivery,
        @DefaultValue("1h") Duration shareLife) {

    /** The hub's own address. */
    record Hub(URI url) {}

    /** The realm's address, such as {@code https://id.example/realms/lintas}. */
    record Keycloak(URI url) {}

    /**
     * The broker: embedded on loopback, or external by URL.
     *
     * @param url an external broker's URL; absent means embedded
     * @param port loopback port of the embedded broker for registry and banks
     * @param data folder of the embedded broker's journal
     */
    record Broker(
            @Nullable String url,
            @DefaultValue("61616") int port,
            @DefaultValue("data/broker") Path data) {}

    /** The retry schedule; without waits the standard one. */
    record Delivery(
            @DefaultValue List<Duration> waits,
            @DefaultValue("1m") Duration acknowledgeWithin) {

        RetrySchedule schedule() {
            return new RetrySchedule(waits.isEmpty() ? RetrySchedule.STANDARD.waits() : waits, acknowledgeWithin);
        }
    }
}
