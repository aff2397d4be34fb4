package id.lintas.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Compares what should be with what Keycloak has. */
public final class Representations {

    private Representations() {}

    /**
     * Whether all that is wanted is there. What Keycloak adds by itself does not count, nor does order; of lists of named
     * things each wanted one is looked up by its name, other lists must hold the same values.
     */
    public static boolean same(JsonNode wanted, JsonNode there) {
        if (wanted.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = wanted.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (!same(field.getValue(), there.path(field.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted.isArray()) {
            return sameList(wanted, there);
        }
        return wanted.asText().equals(there.asText());
    }

    private static boolean sameList(JsonNode wanted, JsonNode there) {
        for (JsonNode one : wanted) {
            boolean found = false;
            for (JsonNode other : there) {
                found |= one.isObject() ? named(one, other) && same(one, other) : same(one, other);
            }
            if (!found) {
                return false;
            }
        }
        return wanted.size() == there.size();
    }

    private static boolean named(JsonNode one, JsonNode other) {
        return one.path("name").asText().equals(other.path("name").asText());
    }
}
