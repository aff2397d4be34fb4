package id.lintas.decision;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What two people can decide about money. */
public enum DecisionKind {
    /** A case whose payment was taken back may go on. */
    RELEASE("case.release", false),
    /** A late or differing payment counts. */
    ACCEPT("payment.accept", false),
    /** Held money was given back to its payer. */
    GIVE_BACK("payment.return", false),
    /** A decision about a payment is taken back. */
    UNDO("payment.undo", false),
    /** Money whose code no bill has belongs to this bill. */
    MATCH("money.match", true),
    /** A match is taken back. */
    UNMATCH("money.unmatch", true),
    /** Money for which no bill was found was given back to its payer. */
    GIVE_BACK_UNMATCHED("money.return", true);

    private static final Set<String> OPERATORS = Set.of("central-operator");
    private static final Set<String> CASHIERS = Set.of("cashier", "office-lead");
    private static final Set<String> LEADS = Set.of("office-lead");

    private final String kind;
    private final boolean central;

    DecisionKind(String kind, boolean central) {
        this.kind = kind;
        this.central = central;
    }

    /** The approval's kind. */
    public String kind() {
        return kind;
    }

    /** Whether it is the directorate's, as no office is known yet; otherwise an office's. */
    public boolean central() {
        return central;
    }

    /** The decision of that kind, if it is one of these. */
    public static Optional<DecisionKind> of(String kind) {
        return Arrays.stream(values()).filter(one -> one.kind.equals(kind)).findFirst();
    }

    Set<String> askers() {
        return central ? OPERATORS : CASHIERS;
    }

    Set<String> approvers() {
        return central ? OPERATORS : LEADS;
    }
}
