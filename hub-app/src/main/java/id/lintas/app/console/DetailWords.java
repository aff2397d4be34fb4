package id.lintas.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The detail of an audit entry in the reader's language. The trail holds one text for all time, which archives quote; a page
 * may say it in other words. What no rule knows is shown as it stands.
 */
@Component
class DetailWords {

    /** What a word in capitals may be, in this order. */
    private static final List<String> CODES = List.of(
            "stage.",
            "role.",
            "standing.",
            "duty.",
            "refusal.",
            "chain.",
            "denied.",
            "verdict.",
            "subject.kind.",
            "subject.field.",
            "subject.outcome.",
            "money.decided.",
            "rescue.end.",
            "rescue.evidence.",
            "pay.status.");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*(,[A-Z][A-Z_]*)*");

    /** Too long for a column; the approval's own page has it whole. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final int SHOWN = 12;

    /** The forms that the hub writes, each with its words; the groups are the words' arguments. */
    private enum Form {
        TERMS("([A-Z_,]+) until ([0-9-]+)"),
        ADOPTED("([A-Z_,]+) until ([0-9-]+) adopted"),
        PEOPLE("([0-9]+) people"),
        FOUND("([0-9]+) found"),
        CHARACTERS("([0-9]+) characters"),
        ENTRIES("entries ([0-9]+) to ([0-9]+)"),
        LATE("signed at (\\S+), oldest entry of (\\S+), entries ([0-9]+) to ([0-9]+)"),
        ONE_CASE("one case"),
        BY_HAND("ended by hand"),
        NOT_OPENED("account not opened"),
        ACCOUNT_DISABLED("account disabled"),
        MEMBERSHIP_REMOVED("membership removed"),
        MADE("made"),
        MADE_DISABLED("made, disabled"),
        CHANGED("changed"),
        CHANGED_DISABLED("changed, disabled"),
        VERSION("version ([0-9]+), digest ([0-9a-f]+)"),
        VERSION_REFUSED("version ([0-9]+), digest ([0-9a-f]+) (.+)"),
        APPROVAL("(\\S+) (\\S+) sha256=([0-9a-f]{64})"),
        APPROVAL_DENIED("(\\S+) (\\S+) sha256=([0-9a-f]{64}) ([A-Z_]+)"),
        APPROVED("approval (\\S+) asked by (.+)"),
        UNTIL("until (\\S+)"),
        PURGED("([0-9]+) removed, ended before (\\S+)"),
        CLOSED("([0-9]+) closed, due before (\\S+)"),
        CORRECTED("([A-Z_]+) for request (\\S+)"),
        DUE("([A-Z_]+) due (\\S+)"),
        CASES("([0-9]+) cases"),
        CLOSED_LATE("([A-Z_]+), late"),
        DAY("([A-Z_]+) ([0-9]{4}-[0-9-]+)"),
        MONEY("(ACCEPTED|RETURNED|UNMATCHED|UNDONE) ([0-9]{15}) (?:Rp)?([0-9.]+)"),
        MATCHED("(MATCH|UNMATCH) ([0-9]{15})"),
        PAID("([0-9]{15}) (?:Rp)?([0-9.]+) ([A-Z]+)"),
        SOUGHT("([0-9]+) found, ([0-9]+) alike"),
        ASKED("banks asked: ([0-9]+)"),
        LIFTED("([0-9]+) lifted"),
        SERVED("(BANK|SLIP) until (\\S+)"),
        TIMES("([A-Z_]+) ([0-9]+)");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final MessageSource words;

    DetailWords(MessageSource words) {
        this.words = words;
    }

    /** The detail as the page says it. */
    String of(String detail, Locale locale) {
        for (Form form : Form.values()) {
            Matcher found = form.pattern.matcher(detail);
            if (found.matches()) {
                List<String> arguments = new ArrayList<>();
                for (int i = 1; i <= found.groupCount(); i++) {
                    arguments.add(word(found.group(i), locale));
                }
                return words.getMessage("detail." + form, arguments.toArray(), locale);
            }
        }
        return word(detail, locale);
    }

    private String word(String text, Locale locale) {
        if (DIGEST.matcher(text).matches()) {
            return text.substring(0, SHOWN) + "…";
        }
        if (!CODE.matcher(text).matches()) {
            return said("approval.kind." + text, text, locale);
        }
        return Stream.of(text.split(",")).map(code -> code(code, locale)).collect(Collectors.joining(", "));
    }

    private String code(String code, Locale locale) {
        return CODES.stream()
                .map(kind -> said(kind + code, "", locale))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(code);
    }

    private String said(String key, String otherwise, Locale locale) {
        String found = words.getMessage(key, null, otherwise, locale);
        return found == null ? otherwise : found;
    }
}
