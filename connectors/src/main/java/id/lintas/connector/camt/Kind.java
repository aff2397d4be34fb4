package id.lintas.connector.camt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which message it is. The two share their grammar from the entry downwards. */
public enum Kind {
    /** camt.054, single movements as they happen. */
    NOTIFICATION("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    /** camt.053, the movements of a period between two balances. */
    STATEMENT("053", "BkToCstmrStmt", "Stmt");

    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.(05[34])\\.001\\.(0[2-8])");

    private final String number;
    private final String message;
    private final String part;

    Kind(String number, String message, String part) {
        this.number = number;
        this.message = message;
        this.part = part;
    }

    /** The element under the document. */
    String message() {
        return message;
    }

    /** The element of one notification or statement. */
    String part() {
        return part;
    }

    /** The kind that a namespace names, if it is one of the versions 02 to 08. */
    static Optional<Kind> of(String namespace) {
        Matcher named = NAMESPACE.matcher(namespace);
        if (!named.matches()) {
            return Optional.empty();
        }
        return Optional.of(named.group(1).equals(NOTIFICATION.number) ? NOTIFICATION : STATEMENT);
    }
}
