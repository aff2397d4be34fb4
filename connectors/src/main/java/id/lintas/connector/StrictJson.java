package id.lintas.connector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON from strangers: UTF-8 only, one object, no key twice, nothing after it, shallow and short. Thread-safe. */
public final class StrictJson {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 64 * 1024;
    private static final int LONGEST_NUMBER = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Why bytes are no JSON that a stranger may send. */
    public enum Flaw {
        /** There is nothing in them. */
        EMPTY,
        /** They are not UTF-8. */
        CHARSET,
        /** They are nested too deep, or hold a number, a name or a text that is too long. */
        EXCESS,
        /** They name a key twice. */
        REPEATED_KEY,
        /** They are JSON, and no object, or more than one. */
        NO_OBJECT,
        /** They are no JSON. */
        NOT_JSON
    }

    /**
     * Bytes as they were understood.
     *
     * @param object the object in them, or empty if there is a flaw
     * @param flaw why there is none
     */
    public record Parsed(Optional<ObjectNode> object, Optional<Flaw> flaw) {}

    /** The object in the bytes, or what is wrong with them. */
    public static Parsed parse(byte[] body) {
        try {
            // Jackson guesses UTF-16 and UTF-32 when given bytes; the partners' contracts say UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.isBlank()) {
                return flawed(Flaw.EMPTY);
            }
            JsonNode tree = MAPPER.readTree(text);
            return tree instanceof ObjectNode object
                    ? new Parsed(Optional.of(object), Optional.empty())
                    : flawed(Flaw.NO_OBJECT);
        } catch (CharacterCodingException e) {
            return flawed(Flaw.CHARSET);
        } catch (StreamConstraintsException e) {
            return flawed(Flaw.EXCESS);
        } catch (JsonMappingException e) {
            return flawed(e.getCause() instanceof StreamConstraintsException ? Flaw.EXCESS : Flaw.NO_OBJECT);
        } catch (JsonProcessingException e) {
            // Jackson has no type of its own for it.
            return flawed(
                    String.valueOf(e.getMessage()).startsWith("Duplicate field") ? Flaw.REPEATED_KEY : Flaw.NOT_JSON);
        }
    }

    private static Parsed flawed(Flaw flaw) {
        return new Parsed(Optional.empty(), Optional.of(flaw));
    }

    /** The object in the bytes, or empty if they are anything else. */
    public static Optional<ObjectNode> object(byte[] body) {
        return parse(body).object();
    }

    /** An object to be filled. */
    public static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** The tree as UTF-8 without white space. */
    public static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
