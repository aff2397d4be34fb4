package id.lintas.privacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the hub holds about one person in one office, whole, for that person. Who of the staff did what is left out; when and
 * why it was done is in.
 *
 * @param office whose data
 * @param nik the person's number
 * @param takenAt when the copy was made
 * @param cases the person's cases, newest first
 * @param requests what the person asked about their data, oldest first
 * @param keptDays for how many days each class of data is kept after its end
 */
@JsonPropertyOrder({"office", "nik", "takenAt", "cases", "requests", "keptDays"})
public record SubjectCopy(
        String office,
        String nik,
        Instant takenAt,
        List<Case> cases,
        List<Asked> requests,
        Map<DataClass, Integer> keptDays) {

    /** Times are UTC, money is whole rupiah; what is null is not there. */
    public record Case(
            UUID id,
            String bookingCode,
            String name,
            LocalDate birthDate,
            @Nullable String phone,
            String service,
            String stage,
            Instant stageSince,
            Appointment appointment,
            @Nullable Owed bill,
            List<Paid> payments,
            List<Finger> fingerprints,
            @Nullable Check biometricCheck,
            List<Message> messages,
            List<Event> history,
            List<Seen> seenWhole,
            List<Corrected> corrections) {}

    /** When the person was to come, and whether the registry knows. */
    public record Appointment(
            LocalDate day,
            String start,
            String lane,
            Instant bookedAt,
            @Nullable String registryReference,
            @Nullable Instant acknowledgedAt) {}

    /** What is owed. */
    public record Owed(
            @Nullable String billingCode,
            long amount,
            String status,
            Instant requestedAt,
            @Nullable Instant payUntil) {}

    /** What was paid. */
    public record Paid(
            String partner,
            String partnerReference,
            String billingCode,
            long amount,
            String status,
            Instant paidAt,
            @Nullable String ntpn) {}

    /** A fingerprint that is held: which, since when and its SHA-256 digest. The image itself is in no copy. */
    public record Finger(int position, Instant takenAt, String sha256) {}

    /** How the biometric check went. */
    public record Check(
            String status, Instant startedAt, @Nullable Instant decidedAt) {}

    /** A message about the booking that went out or came in, by kind and time. */
    public record Message(String direction, String type, String peer, Instant at, String status) {}

    /** Something that happened. */
    public record Event(Instant at, String event, String detail) {}

    /** Somebody of the office saw the case whole. */
    public record Seen(Instant from, Instant until, UnmaskReason reason) {}

    /** A value that was corrected. */
    public record Corrected(Instant at, Correction.Field field, String before) {}

    /** A request of the person. */
    public record Asked(
            Instant receivedAt,
            SubjectRequest.Kind kind,
            Instant dueAt,
            SubjectRequest.@Nullable Outcome outcome,
            @Nullable Instant closedAt) {}

    /** Copies the lists. */
    public SubjectCopy {
        cases = List.copyOf(cases);
        requests = List.copyOf(requests);
        keptDays = Map.copyOf(keptDays);
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "copy of " + cases.size() + " cases of " + office;
    }
}
