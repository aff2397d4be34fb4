package id.lintas.route.drop;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import org.apache.camel.component.file.GenericFileFilter;
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

    /** Takes plain files only: not what a link or a pipe with a good name leads to. */
    @Bean(DropFolders.WHOLE_FILES)
    GenericFileFilter<java.io.File> wholeDroppedFiles() {
        return file -> Files.isRegularFile(file.getFile().toPath(), LinkOption.NOFOLLOW_LINKS);
    }
}
