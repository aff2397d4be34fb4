package id.lintas.approval;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One kind of thing that takes two people. A bean of this type makes the kind known; calls come from many threads.
 *
 * <p>Both methods that act run inside the approval's transaction, in the scope of the approval's office. What they throw
 * undoes everything, the approval included.
 */
public interface ApprovalAction {

    /** The kind's name, such as {@code office.freeze}; unique, and part of message keys. */
    String kind();

    /** Whether these are the directorate's; otherwise they are an office's. */
    boolean central();

    /** Roles of which one is needed to ask. */
    Set<String> askers();

    /** Roles of which one is needed to approve or refuse. */
    Set<String> approvers();

    /** How long a question waits for its second person. */
    default Duration validFor() {
        return Duration.ofDays(3);
    }

    /** What would change, for the approver's eyes; made from the frozen content alone. */
    List<Change> changes(Approval approval);

    /**
     * Brings what {@link #stillHolds} will look at up to date. Called before the approval's transaction, with none open, for a person who
     * may decide; what it writes stays whatever becomes of the approval.
     */
    default void refresh(Approval approval) {}

    /**
     * Whether the frozen content still describes the world it was made for. Locks what it looks at, so that nothing
     * changes between this answer and {@link #carryOut}.
     */
    boolean stillHolds(Approval approval);

    /** Does what was asked for, once. */
    void carryOut(Approval approval, Person approver);

    /**
     * A line of before and after. Each text is a message key that begins with {@code approval.} or stands for itself.
     *
     * @param what the thing that changes
     */
    record Change(String what, String before, String after) {}
}
