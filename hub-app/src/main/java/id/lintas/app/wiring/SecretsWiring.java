package id.lintas.app.wiring;

import id.lintas.office.Link;
import id.lintas.office.Office;
import id.lintas.partner.Partner;
import id.lintas.secret.CheckedSecrets;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretCheck;
import id.lintas.secret.SecretFiles;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import id.lintas.tenants.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secret store, opened only after every secret that anything needs has been examined. */
@Configuration(proxyBeanMethods = false)
class SecretsWiring {

    @Bean
    CheckedSecrets secretStore(HubSettings settings, List<SecretNeeds> needs) {
        SecretFiles files = new SecretFiles(settings.secrets());
        return CheckedSecrets.open(files, new SecretCheck(files, settings.secretModes()), needs);
    }

    @Bean
    SecretNeeds tenantsSecrets(Tenants tenants) {
        return () -> {
            List<NeededSecret> needed = new ArrayList<>();
            tenants.partners().all().forEach(partner -> needed.addAll(of(partner)));
            tenants.all().forEach(office -> needed.addAll(of(office)));
            return needed;
        };
    }

    /** Only where there is such a listener. */
    @Bean
    SecretNeeds listenerSecrets(TlsSettings tls) {
        return () -> tls.port() == null
                ? List.of()
                : List.of(
                        NeededSecret.ofHub("tls/server.key", SecretKind.PRIVATE_KEY, "the listener for machines"),
                        NeededSecret.ofHub("tls/server.crt", SecretKind.FILE, "the listener's certificate"),
                        NeededSecret.ofHub("tls/clients-ca.crt", SecretKind.FILE, "who signs peers' certificates"));
    }

    private static List<NeededSecret> of(Partner partner) {
        return partner.secrets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(secret -> new NeededSecret(
                        secret.getValue(), kind(secret.getKey()), "partners/" + partner.id(), secret.getKey()))
                .toList();
    }

    private static List<NeededSecret> of(Office office) {
        List<NeededSecret> needed = new ArrayList<>();
        for (Link link : office.links().values()) {
            if (!link.secret().isEmpty()) {
                needed.add(
                        new NeededSecret(link.secret(), kind(link), "offices/" + office.id(), "link " + link.name()));
            }
        }
        if (office.api()) {
            needed.add(new NeededSecret(
                    office.id() + "/api-client-secret", SecretKind.PASSWORD, "offices/" + office.id(), "api"));
        }
        return needed;
    }

    /** A partner's file names the purpose; its last word says what the secret is made of. */
    private static SecretKind kind(String purpose) {
        if (purpose.endsWith("secret") || purpose.endsWith("password")) {
            return SecretKind.PASSWORD;
        }
        if (purpose.endsWith("public-key")) {
            return SecretKind.PUBLIC_KEY;
        }
        return purpose.endsWith("sftp-key") || purpose.endsWith("status-key")
                ? SecretKind.PRIVATE_KEY
                : SecretKind.FILE;
    }

    private static SecretKind kind(Link link) {
        return switch (link.kind()) {
            case REST -> SecretKind.WEBHOOK;
            case QUEUE -> SecretKind.PASSWORD;
            case FILES -> SecretKind.FILE;
        };
    }
}
