package id.lintas.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/openapi.yaml}, read as data, and its schemas put to use (JSON Schema 2020-12, formats included). */
public final class OpenApiPage {

    static final Path FILE = Path.of("..", "docs", "openapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** JSON Schema 2020-12 that knows where an API's description keeps its schemas. */
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keyword(new NonValidationKeyword("components"))
                    .build()));

    private final JsonNode page;

    private OpenApiPage(JsonNode page) {
        this.page = page;
    }

    public static OpenApiPage read() throws IOException {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return new OpenApiPage(JSON.valueToTree(yaml));
    }

    JsonNode page() {
        return page;
    }

    /** The node with a reference followed. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : page.at(reference.substring(1));
    }

    /** What is wrong with a value by a schema that stands somewhere in the page. */
    List<String> flaws(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", page.path("components"));
        whole.putArray("allOf").add(schema);
        SchemaValidatorsConfig formats =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return SCHEMAS.getSchema(whole, formats).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** What is wrong with an answer of the running hub: an undocumented status, or a body that its schema does not allow. */
    public List<String> flaws(String method, String path, int status, String body) throws IOException {
        JsonNode answers = page.path("paths").path(path).path(method).path("responses");
        JsonNode answer = answers.path(Integer.toString(status));
        if (answer.isMissingNode()) {
            return List.of(method + " " + path + ": " + status + " is not documented");
        }
        JsonNode content = resolved(answer).path("content");
        if (content.isMissingNode()) {
            return List.of();
        }
        JsonNode schema = content.elements().next().path("schema");
        return flaws(schema, JSON.readTree(body));
    }
}
