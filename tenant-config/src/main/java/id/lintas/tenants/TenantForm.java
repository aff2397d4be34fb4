package id.lintas.tenants;

import java.util.List;
import java.util.Map;

/** Makes a tenant's file from a few answers. */
interface TenantForm {

    TenantKind kind();

    /** What to ask, given the answers so far; the first question is always for the id. */
    List<Question> questions(Map<String, String> answers);

    /** What to say below the list of questions, since it depends on answers; a line each. */
    default List<String> remarks() {
        return List.of();
    }

    /** What is wrong with an answer that the reader of the file could not tell; empty if nothing. */
    default String wrong(Map<String, String> answers) {
        return "";
    }

    /** The file's text; an answer that is absent is left empty, which the reader then refuses. */
    String text(Map<String, String> answers);

    /** A value as YAML has it: plain where that is safe, quoted elsewhere. */
    static String value(Map<String, String> answers, String flag) {
        String value = answers.getOrDefault(flag, "");
        if (value.matches("[A-Za-z][A-Za-z0-9]*([ /][A-Za-z][A-Za-z0-9]*)*|[1-9][0-9]{0,8}")
                && !value.matches("(?i)null")) {
            return value;
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
