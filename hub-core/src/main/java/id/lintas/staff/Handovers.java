package id.lintas.staff;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Handover notes: one for each assignment, the latest text counts. */
@Service
public class Handovers {

    /** The longest note. */
    public static final int LONGEST = 4000;

    private final HandoverStore notes;
    private final OfficeTransactions transactions;
    private final StaffStore staff;
    private final AuditTrail audit;
    private final Clock clock;

    Handovers(HandoverStore notes, OfficeTransactions transactions, StaffStore staff, AuditTrail audit, Clock clock) {
        this.notes = notes;
        this.transactions = transactions;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** The note about an assignment's work. */
    public Optional<HandoverNote> of(OfficeId office, UUID assignment) {
        return transactions.in(office, () -> notes.find(office, assignment));
    }

    /**
     * The note that this person still has to confirm: their predecessor's, not read since it was last written.
     *
     * @param mine the person's own assignment
     */
    public Optional<HandoverNote> unread(Assignment mine) {
        UUID predecessor = mine.replaces();
        return predecessor == null
                ? Optional.empty()
                : of(mine.office(), predecessor)
                        .filter(note ->
                                mine.noteReadAt() == null || mine.noteReadAt().isBefore(note.writtenAt()));
    }

    /**
     * Writes the note about an assignment's work, over an earlier one.
     *
     * @throws UnknownAssignment if the office has no such assignment
     * @throws StaffRefused if the text is empty or longer than {@link #LONGEST}
     */
    public void write(OfficeId office, UUID assignment, String text, String actor) {
        String clean = text.strip().replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        if (clean.isEmpty() || clean.length() > LONGEST) {
            throw new StaffRefused(StaffRefused.Reason.BAD_NOTE);
        }
        transactions.run(office, () -> {
            if (staff.find(office, assignment).isEmpty()) {
                throw new UnknownAssignment(assignment);
            }
            notes.put(office, new HandoverNote(assignment, clean, actor, clock.instant()));
            audit.record(
                    office, actor, AuditEvent.HANDOVER_WRITTEN, assignment.toString(), clean.length() + " characters");
        });
    }

    /** Writes down that the successor has read the predecessor's note; nothing if there is none. */
    public void read(OfficeId office, String username) {
        transactions.run(
                office,
                () -> staff.find(office, username).ifPresent(mine -> {
                    UUID predecessor = mine.replaces();
                    if (predecessor != null && unread(mine).isPresent()) {
                        staff.update(mine.noteRead(clock.instant()), clock.instant());
                        audit.record(office, username, AuditEvent.HANDOVER_READ, predecessor.toString(), "");
                    }
                }));
    }
}
