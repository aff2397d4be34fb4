package id.lintas.simulators.bank;

/**
 * Removes white space outside JSON strings and nothing else.
 *
 * <p>It works on characters and never parses: a parser that writes the value again would change numbers, escapes and key order, and with them the
 * hash that the other side computes.
 */
final class JsonMinifier {

    private JsonMinifier() {}

    static String minify(String json) {
        StringBuilder out = new StringBuilder(json.length());
        boolean inString = false;
        boolean escaped = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                out.append(c);
                if (escaped) {
                    escaped = false;
                } else if (c == '\\') {
                    escaped = true;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
                out.append(c);
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
