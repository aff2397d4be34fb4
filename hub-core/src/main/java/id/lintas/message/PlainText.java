package id.lintas.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Tells what the ledger can keep as text: characters other than zero, each of them whole. PostgreSQL refuses the rest in the
 * middle of a transaction, so doors ask first and refuse the message.
 */
public final class PlainText {

    private PlainText() {}

    /** Whether the ledger can keep the text and give it back unchanged. */
    public static boolean keeps(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** Whether it can keep every text in the tree, names included; for trees of bounded depth. */
    public static boolean keeps(JsonNode tree) {
        if (tree.isTextual()) {
            return keeps(tree.textValue());
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = tree.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!keeps(field.getKey()) || !keeps(field.getValue())) {
                return false;
            }
        }
        if (tree.isArray()) {
            for (JsonNode one : tree) {
                if (!keeps(one)) {
                    return false;
                }
            }
        }
        return true;
    }
}
