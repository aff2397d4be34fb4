package id.lintas.app.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart as Helm itself sees it; Helm's library comes for Linux on amd64. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = "amd64",
        disabledReason = "Helm's native library is a dependency for Linux on amd64 only")
class HelmChartTest {

    private static final Path CHART = Path.of("..", "helm", "lintas");

    @Test
    void theChartPassesStrictLint() {
        LintResult result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void theHubRunsWithoutPrivilegesOnAReadOnlyFileSystem() {
        Map<?, ?> pod = pod(render(Map.of()));

        assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
        assertThat(at(hub(pod), "securityContext"))
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "readOnlyRootFilesystem",
                        true,
                        "capabilities",
                        Map.of("drop", List.of("ALL"))));
        assertThat(at(hub(pod), "resources", "limits", "memory")).isEqualTo("1Gi");
    }

    @Test
    void theProbesAskLivenessAndReadinessApart() {
        Map<?, ?> hub = hub(pod(render(Map.of())));

        assertThat(at(hub, "livenessProbe", "httpGet", "path")).isEqualTo("/actuator/health/liveness");
        assertThat(at(hub, "readinessProbe", "httpGet", "path")).isEqualTo("/actuator/health/readiness");
    }

    @Test
    void theExternalPartsArriveByAddressAndThePasswordsByReference() {
        Map<String, Map<?, ?>> env = env(hub(pod(render(Map.of("keycloak.url", "https://masuk.example")))));

        assertThat(env)
                .containsKeys(
                        "SPRING_DATASOURCE_URL",
                        "LINTAS_HUB_URL",
                        "LINTAS_BROKER_URL",
                        "LINTAS_SECRETS",
                        "LINTAS_TENANTS");
        assertThat(at(env.get("LINTAS_KEYCLOAK_URL"), "value")).isEqualTo("https://masuk.example");
        assertThat(env.keySet()).noneMatch(name -> name.contains("PASSWORD") || name.contains("SECRET_"));
    }

    @Test
    void everySecretIsAFileOfTheGroupAloneAndItsSuccessorMayStandBeside() {
        Map<?, ?> volume = (Map<?, ?>) ((List<?>) at(pod(render(Map.of())), "volumes")).get(0);

        assertThat(at(volume, "projected", "defaultMode")).isEqualTo(0440);
        assertThat(items(volume))
                .contains(
                        Map.of("key", "app-password", "path", "database-app-password"),
                        Map.of("key", "app-password-next", "path", "database-app-password-next"),
                        Map.of("key", "broker-password", "path", "broker-password"),
                        Map.of("key", "broker-password-next", "path", "broker-password-next"));
        for (Object source : (List<?>) at(volume, "projected", "sources")) {
            boolean successors = String.valueOf(source).contains("-next");
            assertThat(String.valueOf(source).contains("optional=true")).isEqualTo(successors);
        }
    }

    private static List<Object> items(Map<?, ?> volume) {
        List<Object> items = new ArrayList<>();
        for (Object source : (List<?>) at(volume, "projected", "sources")) {
            items.addAll((List<?>) at((Map<?, ?>) source, "secret", "items"));
        }
        return items;
    }

    @Test
    void officesAndPartnersBecomeFilesOfConfigMaps() {
        List<Map<?, ?>> rendered = render(Map.of("tenants.offices.contoh", "name: Kantor Imigrasi Contoh"));

        assertThat(at(named(rendered, "ConfigMap", "hub-lintas-offices"), "data"))
                .isEqualTo(Map.of("contoh.yaml", "name: Kantor Imigrasi Contoh\n"));
        assertThat(at(named(rendered, "ConfigMap", "hub-lintas-partners"), "data"))
                .isEqualTo(Map.of());
    }

    @Test
    void aSecretWithoutSlashesBecomesTheFileThatATenantRefersTo() {
        Map<?, ?> pod = pod(render(Map.of("secrets.files.bank-musi-client-secret", "bank-musi/client-secret")));

        assertThat(items((Map<?, ?>) ((List<?>) at(pod, "volumes")).get(0)))
                .contains(Map.of("key", "bank-musi-client-secret", "path", "bank-musi/client-secret"));
    }

    @Test
    void everyImageIsPinned() {
        assertThat(at(hub(pod(render(Map.of()))), "image")).isEqualTo("lintas/hub:0.1.0");
        assertThatThrownBy(() -> render(Map.of("image.tag", "latest"))).hasMessageContaining("tag");
    }

    @Test
    void theSchemaRefusesAValueThatTheChartDoesNotKnow() {
        assertThatThrownBy(() -> render(Map.of("replicsa", "3"))).hasMessageContaining("replicsa");
        assertThatThrownBy(() -> render(Map.of("database.pasword", "x"))).hasMessageContaining("pasword");
    }

    @Test
    void theSchemaRefusesASecretAmongThePlainSettings() {
        assertThatThrownBy(() -> render(Map.of("hub.settings.SPRING_DATASOURCE_PASSWORD", "x")))
                .hasMessageContaining("SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void theNetworkPolicyAndTheDisruptionBudgetSelectTheHub() {
        List<Map<?, ?>> rendered = render(Map.of());
        Object labels = at(named(rendered, "Deployment", "hub-lintas"), "spec", "selector", "matchLabels");

        assertThat(at(named(rendered, "NetworkPolicy", "hub-lintas"), "spec", "podSelector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(at(named(rendered, "PodDisruptionBudget", "hub-lintas"), "spec", "selector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(at(named(rendered, "Service", "hub-lintas"), "spec", "selector"))
                .isEqualTo(labels);
    }

    @Test
    void theSftpServerHasItsPortItsVolumeAndOneNode() {
        Map<String, String> on = Map.of("drop.enabled", "true", "drop.volumeClaim", "lintas-drop");
        List<Map<?, ?>> rendered = render(on);

        assertThat(env(hub(pod(rendered)))).containsKeys("LINTAS_DROP_PORT", "LINTAS_DROP_FOLDER");
        assertThat((List<?>) at(named(rendered, "Service", "hub-lintas"), "spec", "ports"))
                .hasSize(2);
        assertThat(at(named(rendered, "Deployment", "hub-lintas"), "spec", "strategy", "type"))
                .isEqualTo("Recreate");
        assertThat(env(hub(pod(render(Map.of()))))).doesNotContainKey("LINTAS_DROP_PORT");
        assertThatThrownBy(() -> render(Map.of("drop.enabled", "true"))).hasMessageContaining("volumeClaim");
        assertThatThrownBy(() ->
                        render(Map.of("drop.enabled", "true", "drop.volumeClaim", "lintas-drop", "replicas", "2")))
                .hasMessageContaining("replicas: 1");
    }

    private static List<Map<?, ?>> render(Map<String, String> values) {
        var template = new Helm(CHART).template().withName("hub");
        values.forEach(template::set);
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(template.call())) {
            if (object instanceof Map<?, ?> map) {
                objects.add(map);
            }
        }
        return objects;
    }

    private static Map<?, ?> named(List<Map<?, ?>> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")) && name.equals(at(object, "metadata", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " " + name + " is not rendered"));
    }

    private static Map<?, ?> pod(List<Map<?, ?>> objects) {
        return (Map<?, ?>) at(named(objects, "Deployment", "hub-lintas"), "spec", "template", "spec");
    }

    private static Map<?, ?> hub(Map<?, ?> pod) {
        return (Map<?, ?>) ((List<?>) at(pod, "containers")).get(0);
    }

    private static Map<String, Map<?, ?>> env(Map<?, ?> hub) {
        Map<String, Map<?, ?>> byName = new TreeMap<>();
        ((List<?>) at(hub, "env")).forEach(one -> {
            Map<?, ?> variable = (Map<?, ?>) one;
            byName.put(String.valueOf(variable.get("name")), variable);
        });
        return byName;
    }

    /** The value at the path, which must be there. */
    private static Object at(@org.jspecify.annotations.Nullable Map<?, ?> from, String... path) {
        Object value = from;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        if (value == null) {
            throw new AssertionError(String.join(".", path) + " is not rendered");
        }
        return value;
    }
}
