package id.lintas.tenants;

import java.util.Map;

/** What a tenant's file is made of: text and maps of it. YAML's other types are left to the reader of each key. */
sealed interface Node {

    /** The text of a value as written, without YAML's guesses: {@code no} stays {@code no}. */
    record Scalar(String text) implements Node {}

    /** The keys in the order of the file, each once. */
    record Mapping(Map<String, Node> entries) implements Node {}
}
