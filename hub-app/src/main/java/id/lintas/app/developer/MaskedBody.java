package id.lintas.app.developer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A body as programmers may see it again: numbers that name a bill or a payment stand, whatever may name a person does not. */
final class MaskedBody {

    private static final Set<String> SHOWN = Set.of(
            "partnerServiceId",
            "customerNo",
            "virtualAccountNo",
            "inquiryRequestId",
            "paymentRequestId",
            "referenceNo",
            "trxDateTime",
            "trxDateInit",
            "txnDateInit",
            "channelCode",
            "flagAdvise",
            "value",
            "currency",
            "paymentType",
            "paidBills",
            "subCompany",
            "journalNum");

    private static final JsonNode HIDDEN = TextNode.valueOf("•••");
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST = 4000;
    private static final int DEEPEST = 8;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private MaskedBody() {}

    /** The body in lines, or empty where nothing of it can be shown. */
    static String of(byte @Nullable [] body) {
        if (body == null || body.length == 0 || body.length > LARGEST) {
            return "";
        }
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(masked(JSON.readTree(body), "", 0));
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (JsonProcessingException e) {
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode masked(JsonNode node, String name, int depth) {
        if (depth > DEEPEST) {
            return HIDDEN;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.fields()
                    .forEachRemaining(field ->
                            copy.set(known(field.getKey()), masked(field.getValue(), field.getKey(), depth + 1)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            List.of(array).forEach(all -> all.forEach(one -> copy.add(masked(one, name, depth + 1))));
            return copy;
        }
        return SHOWN.contains(name) || node.isNull() ? node : HIDDEN;
    }

    /** A field's name may be anything that a stranger sends, too. */
    private static String known(String name) {
        return name.matches("[A-Za-z_]{1,40}") ? name : "•••";
    }
}
