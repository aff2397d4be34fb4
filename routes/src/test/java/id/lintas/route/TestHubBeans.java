package id.lintas.route;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.absence.AbsenceSettings;
import id.lintas.delivery.Links;
import id.lintas.delivery.RetrySchedule;
import id.lintas.intake.AccessTokens;
import id.lintas.keys.KeySettings;
import id.lintas.limit.LimitSettings;
import id.lintas.office.Limits;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.payment.HopPatience;
import id.lintas.privacy.PrivacySettings;
import id.lintas.route.drop.Keys;
import id.lintas.secret.SecretFiles;
import id.lintas.secret.SecretStore;
import id.lintas.sql.GroupRules;
import id.lintas.sql.PipelinedDataSource;
import id.lintas.vault.ShareLinks;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@SpringBootApplication(scanBasePackages = "id.lintas", proxyBeanMethods = false)
class TestHubBeans {

    private static final List<Duration> WAITS = Collections.nCopies(40, Duration.ofMillis(400));

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The hub's own kind of connection, on which statements wait for each other. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new PipelinedDataSource(new DriverManagerDataSource(
                properties.determineUrl(), properties.determineUsername(), properties.determinePassword())));
        return pool;
    }

    @Bean
    RetrySchedule schedule() {
        return new RetrySchedule(WAITS, Duration.ofMinutes(5));
    }

    @Bean
    ConnectionFactory broker() {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(new ActiveMQConnectionFactory(TestHub.BROKER, "hub", "hub"));
        return pool;
    }

    @Bean
    SecretStore secrets(TestHub hub) throws IOException {
        Files.writeString(hub.sftp().secrets().resolve("webhook"), WebhookSecret.TEXT);
        Files.writeString(hub.sftp().secrets().resolve("rotating"), WebhookSecret.TEXT);
        Files.writeString(hub.sftp().secrets().resolve("rotating-next"), WebhookSecret.NEXT);
        Files.writeString(
                hub.sftp().secrets().resolve("silent_known_hosts"),
                Files.readString(hub.sftp().secrets().resolve("known_hosts"))
                        .replace("]:" + hub.sftp().port(), "]:" + hub.silentPort()));
        Files.writeString(
                hub.sftp().secrets().resolve("impostor_known_hosts"),
                "[127.0.0.1]:" + hub.sftp().port() + " " + Keys.line(Keys.pair()));
        Files.writeString(hub.sftp().secrets().resolve("drop-keys"), Keys.line(hub.dropKey));
        Keys.writePrivate(hub.sftp().secrets().resolve("drop-host-key.pem"), Keys.pair());
        Files.createDirectories(hub.sftp().secrets().resolve("kek"));
        Files.writeString(hub.sftp().secrets().resolve("kek/current"), "test");
        Files.writeString(
                hub.sftp().secrets().resolve("kek/test"), Base64.getEncoder().encodeToString(new byte[32]));
        return new SecretFiles(hub.sftp().secrets());
    }

    @Bean
    Links links(TestHub hub) {
        return (office, name) -> name.startsWith(Links.RESULTS)
                ? Optional.of(new Link(name, LinkKind.FILES, results(name.substring(Links.RESULTS.length())), ""))
                : Optional.ofNullable(hub.links.get(office + "/" + name));
    }

    private static String results(String partner) {
        return partner.startsWith("b37-") ? partner + "/b37-results/" + partner : partner + "/results";
    }

    @Bean
    Partners partners(TestHub hub) {
        Map<PartnerId, Partner> inForce = hub.partners;
        Stream.of(
                        partner("bank-rest", Transport.REST, 0, ""),
                        partner("bank-queue", Transport.QUEUE, 0, ""),
                        partner("pos", Transport.FILES, hub.sftp().port(), "known_hosts"),
                        partner("pos-silent", Transport.FILES, hub.silentPort(), "silent_known_hosts"),
                        partner("pos-impostor", Transport.FILES, hub.sftp().port(), "impostor_known_hosts"),
                        dropper("pos-drop"),
                        partner("pos-broken", Transport.FILES, 1, "absent"))
                .forEach(partner -> inForce.put(partner.id(), partner));
        return new Partners() {
            @Override
            public Optional<Partner> find(PartnerId id) {
                return Optional.ofNullable(inForce.get(id));
            }

            @Override
            public Collection<Partner> all() {
                return List.copyOf(inForce.values());
            }

            @Override
            public Optional<Partner> known(PartnerId id) {
                return find(id).or(() -> Optional.ofNullable(hub.closed.get(id)));
            }

            @Override
            public Collection<Partner> known() {
                return Stream.concat(all().stream(), hub.closed.values().stream())
                        .toList();
            }
        };
    }

    private static Partner dropper(String id) {
        return new Partner(
                new PartnerId(id),
                id,
                "toy",
                Transport.FILES,
                Map.of("drop", "hub"),
                Map.of("sftp-keys", "drop-keys"),
                true,
                Limits.STANDARD);
    }

    static Partner partner(String id, Transport transport, int port, String knownHosts) {
        return new Partner(
                new PartnerId(id),
                id,
                "toy",
                transport,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(port),
                        "user",
                        "lintas",
                        "outbox",
                        id.equals("pos-impostor") ? id + "-outbox" : "outbox",
                        "results",
                        "results"),
                Map.of("sftp-key", "sftp-key", "known-hosts", knownHosts),
                true,
                Limits.STANDARD);
    }

    @Bean
    Offices offices() {
        return new Offices() {
            @Override
            public Optional<Office> find(OfficeId id) {
                return Optional.empty();
            }

            @Override
            public Collection<Office> all() {
                return List.of();
            }

            @Override
            public Optional<Office> known(OfficeId id) {
                return find(id);
            }

            @Override
            public Collection<Office> known() {
                return all();
            }
        };
    }

    @Bean
    KeySettings keySettings() {
        return KeySettings.STANDARD;
    }

    @Bean
    PrivacySettings privacy() {
        return PrivacySettings.STANDARD;
    }

    @Bean
    AbsenceSettings absence() {
        return AbsenceSettings.STANDARD;
    }

    @Bean
    ShareLinks.Settings shares() {
        return new ShareLinks.Settings(URI.create("http://127.0.0.1:1"), Duration.ofHours(1));
    }

    @Bean
    GroupRules groups() {
        return OfficeTransactions.together(8);
    }

    @Bean
    HopPatience hops() {
        return new HopPatience(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4));
    }

    @Bean
    LimitSettings limits() {
        // Tests send at once what no partner does, on machines that are busy.
        return new LimitSettings(true, 1, 100, Duration.ofSeconds(10), 100_000, 100_000);
    }

    @Bean
    AccessTokens tokens() {
        return new AccessTokens() {
            @Override
            public Token issue(PartnerId partner) {
                return new Token("token", 900);
            }

            @Override
            public boolean belongsTo(PartnerId partner, String token, java.util.Optional<String> certificate) {
                return true;
            }
        };
    }
}
