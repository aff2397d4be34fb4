package id.lintas.ledger;

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
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.payment.HopPatience;
import id.lintas.privacy.PrivacySettings;
import id.lintas.receipt.ReceiptKeys;
import id.lintas.secret.SecretStore;
import id.lintas.sql.GroupRules;
import id.lintas.vault.ShareLinks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@ComponentScan("id.lintas")
class LedgerBeans {

    private static final String RECEIPT_KEY = TestSigningKey.fresh();

    @Bean
    JdbcClient jdbc(HikariDataSource pool) {
        return JdbcClient.create(pool);
    }

    @Bean
    PlatformTransactionManager transactions(HikariDataSource pool) {
        return new JdbcTransactionManager(pool);
    }

    @Bean
    GroupRules groups() {
        return OfficeTransactions.together(8);
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    TestOffices offices() {
        return new TestOffices();
    }

    @Bean
    RetrySchedule schedule() {
        return new RetrySchedule(List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)), Duration.ofMinutes(1));
    }

    @Bean
    KeySettings keySettings() {
        return KeySettings.STANDARD;
    }

    @Bean
    LimitSettings limits() {
        // Tests send at once what no partner does, on machines that are busy.
        return new LimitSettings(true, 1, 100, Duration.ofSeconds(10), 100_000, 100_000);
    }

    @Bean
    HopPatience hops() {
        return new HopPatience(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4));
    }

    @Bean
    PrivacySettings privacy() {
        return new PrivacySettings(PrivacySettings.STANDARD.unmaskFor(), 3, 100);
    }

    @Bean
    AbsenceSettings absence() {
        return new AbsenceSettings(3, 100);
    }

    @Bean
    ShareLinks.Settings shares() {
        return new ShareLinks.Settings(URI.create("http://127.0.0.1:1"), Duration.ofHours(1));
    }

    @Bean
    Partners partners() {
        Map<String, Partner> known = Map.of(
                "bank-toy", partner("bank-toy", Transport.REST),
                "bank-match", partner("bank-match", Transport.QUEUE),
                "bank-small", small("bank-small"),
                "bank-refused", small("bank-refused"),
                "bank-try", sandbox("bank-try"),
                "bank-try-too", sandbox("bank-try-too"),
                "post-toy", partner("post-toy", Transport.FILES));
        return new Partners() {
            @Override
            public Optional<Partner> find(PartnerId id) {
                return Optional.ofNullable(known.get(id.value()));
            }

            @Override
            public Collection<Partner> all() {
                return known.values();
            }

            @Override
            public Optional<Partner> known(PartnerId id) {
                return find(id);
            }

            @Override
            public Collection<Partner> known() {
                return all();
            }
        };
    }

    private static Partner sandbox(String id) {
        return new Partner(
                new PartnerId(id),
                id,
                "toy",
                Transport.REST,
                Map.of("sandbox", "true"),
                Map.of(),
                true,
                Limits.STANDARD);
    }

    private static Partner small(String id) {
        Limits limits = new Limits(1, 5, Limits.LEAST_BODY, 10, Limits.LEAST_DAY);
        return new Partner(new PartnerId(id), id, "toy", Transport.REST, Map.of(), Map.of(), true, limits);
    }

    private static Partner partner(String id, Transport transport) {
        return new Partner(new PartnerId(id), id, "toy", transport, Map.of(), Map.of(), true, Limits.STANDARD);
    }

    /** Every partner has a folder for results. */
    @Bean
    Links links() {
        return (office, name) -> name.startsWith(Links.RESULTS)
                ? Optional.of(new Link(name, LinkKind.FILES, name.substring(Links.RESULTS.length()) + "/results", ""))
                : Optional.empty();
    }

    @Bean
    SecretStore secrets() {
        return new SecretStore() {
            @Override
            public String text(String reference) {
                if (TestSigningKey.is(reference)) {
                    return TestSigningKey.pem();
                }
                return switch (reference) {
                    case ReceiptKeys.KEY -> RECEIPT_KEY;
                    case "kek/current" -> "test";
                    case "registry/encryption-key.jwk" -> RegistryKey.publicHalf();
                    default -> Base64.getEncoder().encodeToString(new byte[32]);
                };
            }

            @Override
            public Path file(String reference) {
                throw new IllegalStateException("no secret is a file here");
            }
        };
    }

    @Bean
    AccessTokens tokens() {
        return new AccessTokens() {
            @Override
            public Token issue(PartnerId partner) {
                return new Token("token-of-" + partner, 900);
            }

            @Override
            public boolean belongsTo(PartnerId partner, String token, java.util.Optional<String> certificate) {
                return token.equals("token-of-" + partner);
            }
        };
    }
}
