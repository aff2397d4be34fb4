package id.lintas.absence;

import id.lintas.passport.Stage;
import java.util.Arrays;
import java.util.Optional;

/** What a person did not come for. The names are also those of the stages in which such a case is over. */
public enum Absence {
    /** The appointment. Counted from its day. */
    NO_SHOW(Stage.NO_SHOW),
    /** Paying the bill. Counted from the day on which the bill expired. */
    UNPAID(Stage.UNPAID),
    /** Fetching the booklet. It is paid for, so people close such a case, never the hub. Counted from the day of the signature. */
    UNCOLLECTED(Stage.UNCOLLECTED);

    private final Stage end;

    Absence(Stage end) {
        this.end = end;
    }

    /** The stage in which such a case is over. */
    public Stage end() {
        return end;
    }

    /** Whether the hub closes such cases by itself. */
    public boolean closedByHub() {
        return this != UNCOLLECTED;
    }

    /** Whether people at the office may close such a case as soon as the day is over, however long the hub waits. */
    boolean seenAtOnce() {
        return this == NO_SHOW;
    }

    /** The absence that ends in that stage, if one does. */
    static Optional<Absence> endingIn(Stage stage) {
        return Arrays.stream(values()).filter(one -> one.end == stage).findFirst();
    }
}
