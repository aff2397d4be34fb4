package id.lintas.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.Wording;
import id.lintas.payment.Outcome;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published description of the API is well formed, follows the project's own rules, and its examples fit their schemas. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Test
    void aParserOfTheStandardHasNothingToSay() throws IOException {
        ParseOptions whole = new ParseOptions();
        whole.setResolve(true);
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(Files.readString(OpenApiPage.FILE), null, whole);
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void theProjectsRulesHold() throws IOException {
        assertThat(broken(OpenApiPage.read().page())).isEmpty();
    }

    /** The control: each rule finds its breach. */
    @Test
    void theRulesBite() throws IOException {
        ObjectNode page = OpenApiPage.read().page().deepCopy();
        ObjectNode payment = (ObjectNode) page.at("/paths/~1partners~1{partner}~1v1.0~1transfer-va~1payment/post");
        payment.remove("summary");
        payment.put("operationId", "inquiry");
        ((ObjectNode) payment.path("responses")).remove(List.of("401", "429", "500"));
        ((ObjectNode) payment.at("/requestBody/content/application~1json")).remove("example");
        assertThat(broken(page)).hasSize(6);
    }

    @Test
    void everyExampleFitsItsSchema() throws IOException {
        OpenApiPage api = OpenApiPage.read();
        List<String> flaws = new ArrayList<>();
        examples(api.page(), "", (where, media) -> {
            if (media.has("example")) {
                api.flaws(media.path("schema"), media.path("example")).forEach(flaw -> flaws.add(where + ": " + flaw));
            }
        });
        assertThat(flaws).isEmpty();
        ObjectNode wrong = new ObjectMapper().createObjectNode().put("grantType", "password");
        assertThat(api.flaws(
                        api.page()
                                .at(
                                        "/paths/~1partners~1{partner}~1v1.0~1access-token~1b2b/post/requestBody/content/application~1json/schema"),
                        wrong))
                .as("control: a value that does not fit")
                .isNotEmpty();
    }

    /** Each code that a caller may get is in the catalogue, with its words in both languages. */
    @Test
    void theCatalogueOfErrorsIsWhole() throws IOException {
        String catalogue = Files.readString(Path.of("..", "docs", "errors.md"));
        Properties indonesian = bundle("messages.properties");
        Properties english = bundle("messages_en.properties");
        for (ApiCode code : ApiCode.values()) {
            for (Properties words : List.of(indonesian, english)) {
                assertThat(catalogue)
                        .contains(
                                "`" + code.code() + "` | " + code.status().value(),
                                words.getProperty("problem." + code.code() + ".title"));
            }
        }
        for (Outcome outcome : Outcome.values()) {
            Wording words = Wording.of(outcome);
            assertThat(catalogue).contains("`" + outcome + "` | " + words.indonesian() + " | " + words.english());
        }
    }

    private static List<String> broken(JsonNode page) {
        List<String> broken = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        page.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> {
                            String where = method.getKey() + " " + path.getKey() + ": ";
                            JsonNode call = method.getValue();
                            need(
                                    broken,
                                    where + "summary",
                                    !call.path("summary").asText("").isBlank());
                            need(
                                    broken,
                                    where + "operationId of its own",
                                    ids.add(call.path("operationId").asText("")));
                            need(broken, where + "tags", call.path("tags").size() == 1);
                            boolean open = call.path("security").isArray()
                                    && call.path("security").isEmpty();
                            Iterator<String> statuses = call.path("responses").fieldNames();
                            Set<String> said = new TreeSet<>();
                            statuses.forEachRemaining(said::add);
                            boolean fetched = path.getKey().startsWith("/datashare/")
                                    || path.getKey().startsWith("/receipts/");
                            need(broken, where + "401", said.contains("401") || (open && fetched));
                            need(broken, where + "429", said.contains("429") || fetched);
                            need(
                                    broken,
                                    where + "5xx",
                                    said.stream().anyMatch(status -> status.startsWith("5")) || fetched);
                            JsonNode body =
                                    call.path("requestBody").path("content").path("application/json");
                            need(
                                    broken,
                                    where + "example of the body",
                                    body.isMissingNode() || body.has("example") || body.has("examples"));
                            need(broken, where + "no office in the body", body.findValue("office") == null);
                        }));
        return broken;
    }

    private static void need(List<String> broken, String what, boolean there) {
        if (!there) {
            broken.add(what);
        }
    }

    /** What to do with each media type that may carry an example. */
    private interface Looking {
        void at(String where, JsonNode media);
    }

    private static void examples(JsonNode node, String where, Looking looking) {
        if (node.has("schema") && (node.has("example") || node.has("examples"))) {
            looking.at(where, node);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                examples(member.getValue(), where + "/" + member.getKey(), looking);
            }
        } else {
            node.forEach(element -> examples(element, where, looking));
        }
    }

    private static Properties bundle(String name) throws IOException {
        Properties words = new Properties();
        words.load(new InputStreamReader(
                Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/" + name)), StandardCharsets.UTF_8));
        return words;
    }
}
