package id.lintas.connector.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small piece of a document: one head or one transaction, its elements with their texts. Whose names and addresses it held is left out. */
final class Element {

    private static final Set<String> UNREAD = Set.of("RltdPties", "RltdAgts", "SplmtryData", "Ownr", "Svcr", "MsgRcpt");

    private final String name;
    private final @Nullable String currency;
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    Element(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    /** Whether elements of that name are passed over. */
    static boolean unread(String name) {
        return UNREAD.contains(name);
    }

    void add(Element child) {
        children.add(child);
    }

    void text(String read) {
        text = read.strip();
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    @Nullable
    String currency() {
        return currency;
    }

    /** All elements under that path of names, in the document's order. */
    List<Element> all(String path) {
        List<Element> found = List.of(this);
        for (String step : path.split("/")) {
            List<Element> next = new ArrayList<>();
            for (Element element : found) {
                for (Element child : element.children) {
                    if (child.name.equals(step)) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }
}
