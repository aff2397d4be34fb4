package id.lintas.app.wiring;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.office.OfficeTransactions;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import id.lintas.secret.SecretStore;
import id.lintas.sql.GroupRules;
import id.lintas.sql.PipelinedDataSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger's database: one role serves, another owns the schema and is used for migrations at the start alone. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    static final String APP_PASSWORD = "database-app-password";
    static final String OWNER_PASSWORD = "database-owner-password";

    @Bean
    SecretNeeds databaseSecrets() {
        return () -> List.of(
                NeededSecret.ofHub(APP_PASSWORD, SecretKind.PASSWORD, "the database role that serves"),
                NeededSecret.ofHub(OWNER_PASSWORD, SecretKind.PASSWORD, "the database role that owns the schema"));
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties, SecretStore secrets) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("ledger");
        pool.setDataSource(new PipelinedDataSource(
                new SecretLogin(properties.determineUrl(), properties.determineUsername(), secrets, APP_PASSWORD)));
        return pool;
    }

    /**
     * How payments are written together while more come than can be under way.
     *
     * @param most payments in one commit; 1 for each its own
     */
    @Bean
    GroupRules groups(@Value("${lintas.payments.group:16}") int most) {
        return OfficeTransactions.together(most);
    }

    @Bean
    FlywayConfigurationCustomizer migrationsAsOwner(
            DataSourceProperties database, FlywayProperties flyway, SecretStore secrets) {
        String url = flyway.getUrl() == null ? database.determineUrl() : flyway.getUrl();
        return configuration ->
                configuration.dataSource(new SecretLogin(url, flyway.getUser(), secrets, OWNER_PASSWORD));
    }
}
