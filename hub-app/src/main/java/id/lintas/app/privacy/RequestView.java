package id.lintas.app.privacy;

import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.privacy.Correction;
import id.lintas.privacy.Corrections;
import id.lintas.privacy.SubjectRequest;
import id.lintas.privacy.SubjectRequests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A request as its page shows it: masked, like all else.
 *
 * @param request the request
 * @param cases the person's cases
 * @param corrections what was corrected for it
 * @param now the moment of looking
 */
record RequestView(SubjectRequest request, List<PassportApplication> cases, List<Correction> corrections, Instant now) {

    public boolean late() {
        return request.late(now);
    }

    /** Whether the copy can be made. */
    public boolean mayCopy() {
        return request.open() && request.kind() == SubjectRequest.Kind.ACCESS;
    }

    /** Whether something can be corrected. */
    public boolean mayCorrect() {
        return request.open() && request.kind() == SubjectRequest.Kind.CORRECTION && !cases.isEmpty();
    }

    /** The booking codes by which somebody must tell the registry what was corrected before the hub did so itself; mostly empty. */
    public String toTell() {
        return String.join(
                ", ",
                cases.stream()
                        .filter(one -> corrections.stream()
                                .anyMatch(done -> done.passed() == Correction.Passed.BY_HAND
                                        && done.application().equals(one.id())))
                        .map(PassportApplication::bookingCode)
                        .distinct()
                        .toList());
    }

    /** The booking code of a corrected case, or its id. */
    public String bookingOf(Correction done) {
        return cases.stream()
                .filter(one -> one.id().equals(done.application()))
                .map(PassportApplication::bookingCode)
                .findFirst()
                .orElse(done.application().toString());
    }

    /** Puts a view together. */
    @Component("requestViews")
    record Maker(SubjectRequests requests, Corrections corrections, Clock clock) {

        /**
         * The request as its page shows it.
         *
         * @throws id.lintas.privacy.UnknownRequest if the office has no such request
         */
        RequestView of(OfficeId office, UUID id) {
            SubjectRequest request = requests.get(office, id);
            return new RequestView(
                    request, requests.cases(office, request), corrections.of(office, id), clock.instant());
        }
    }
}
