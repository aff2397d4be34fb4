package id.lintas.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one JSON object of strings and whole numbers, which is all that entries and batches are. Strict. */
final class FlatJson {

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /** Names and values in their order; numbers as their digits. */
    static Map<String, String> parse(String text, String what) throws BadEvidence {
        FlatJson json = new FlatJson(text);
        try {
            return json.object();
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new BadEvidence(what + ": not one JSON object of texts and numbers (at character " + json.at + ")");
        }
    }

    private Map<String, String> object() {
        Map<String, String> values = new LinkedHashMap<>();
        expect('{');
        do {
            String name = string();
            expect(':');
            if (values.put(name, text.charAt(at) == '"' ? string() : number()) != null) {
                throw new IllegalArgumentException("a name twice");
            }
        } while (take(','));
        expect('}');
        if (at != text.length()) {
            throw new IllegalArgumentException("more after the object");
        }
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\' -> c;
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw new IllegalArgumentException("an escape that is never written");
        };
    }

    private String number() {
        int start = at;
        while (Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start || at - start > 18) {
            throw new IllegalArgumentException("no number");
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        if (text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new IllegalArgumentException("not " + c);
        }
    }
}
