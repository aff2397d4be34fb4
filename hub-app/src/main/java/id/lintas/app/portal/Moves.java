package id.lintas.app.portal;

import id.lintas.passport.Stage;
import id.lintas.staff.Duty;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stages that people at an office decide; all others follow from captures, payments and checks. */
public final class Moves {

    private static final Set<Stage> BY_PEOPLE = EnumSet.of(
            Stage.ARRIVED,
            Stage.DOCUMENTS_CHECKED,
            Stage.PRINTED,
            Stage.QUALITY_CHECKED,
            Stage.SIGNED,
            Stage.HANDED_OVER,
            Stage.ARCHIVED,
            Stage.REJECTED,
            Stage.NO_SHOW,
            Stage.UNCOLLECTED);

    private Moves() {}

    /** The stage of that name, if people decide it. */
    public static Optional<Stage> parse(String name) {
        return BY_PEOPLE.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /**
     * Where people may move a case from here. A running check is not theirs to reject, though the stage machine would
     * let the registry do so.
     */
    static List<Stage> from(Stage stage) {
        return stage == Stage.ADJUDICATING
                ? List.of()
                : BY_PEOPLE.stream().filter(stage::leadsTo).toList();
    }

    /** Where people with these duties may move a case from here. */
    static List<Stage> from(Stage stage, Collection<Duty> duties) {
        return from(stage).stream().filter(next -> duties.contains(duty(next))).toList();
    }

    /** Whose duty it is to move a case there; throws for stages that follow from messages. */
    static Duty duty(Stage to) {
        return switch (to) {
            case ARRIVED, NO_SHOW, DOCUMENTS_CHECKED -> Duty.RECEIVE;
            case PRINTED, QUALITY_CHECKED, SIGNED -> Duty.PRODUCE;
            case HANDED_OVER, UNCOLLECTED, ARCHIVED -> Duty.HAND_OVER;
            case REJECTED -> Duty.REJECT;
            case BOOKED, CAPTURED, BILLED, UNPAID, PAID_PROVISIONAL, PAID, ADJUDICATING, CLEARED, REFERRED ->
                throw new IllegalArgumentException("stage: " + to + " (expected: one that people decide)");
        };
    }
}
