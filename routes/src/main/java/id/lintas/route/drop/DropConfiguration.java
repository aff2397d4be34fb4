package id.lintas.route.drop;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DropSettings.class)
class DropConfiguration {

    @Bean
    SecretNeeds dropSecrets(DropSettings settings) {
        return () -> settings.port() == null
                ? List.of()
                : List.of(NeededSecret.ofHub(
                        settings.hostKey(), SecretKind.PRIVATE_KEY, "the host key of the hub's own SFTP server"));
    }
}
