package id.lintas.app.approval;

import id.lintas.app.pages.Pages;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.Approvals;
import id.lintas.approval.Person;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the console and an office's portal show and do alike. */
@Component
class Desk {

    static final int LONGEST_REASON = Persons.LONGEST_REASON;
    private static final int MOST = 100;

    private final Approvals approvals;
    private final Offices offices;
    private final Clock clock;

    Desk(Approvals approvals, Offices offices, Clock clock) {
        this.approvals = approvals;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * Where somebody looks from.
     *
     * @param office whose approvals
     * @param base the list's path
     * @param zone the zone of all times
     */
    record Place(OfficeId office, String base, ZoneId zone) {}

    /** A row of the list. */
    record Row(UUID id, String kind, String about, String askedName, Instant askedAt, Approval.State state) {}

    ModelAndView list(Place place) {
        Instant now = clock.instant();
        List<Row> rows = approvals.latest(place.office(), MOST).stream()
                .map(one -> new Row(one.id(), one.kind(), about(one), one.askedName(), one.askedAt(), one.stateAt(now)))
                .toList();
        ModelAndView page = new ModelAndView("approvals");
        page.addObject("place", place);
        page.addObject("rows", rows);
        page.addObject(
                "waiting",
                rows.stream().filter(row -> row.state() == Approval.State.ASKED).count());
        return page;
    }

    ModelAndView show(Place place, String id, Person person) {
        return page(place, get(place, id), person, HttpStatus.OK, "");
    }

    /** Decides and leads to the page again: with what was decided, or with why it was not. */
    Object decide(Place place, String id, Person person, Function<UUID, ApprovalResult> decision) {
        Approval asked = get(place, id);
        ApprovalResult result = decision.apply(asked.id());
        return switch (result) {
            case DONE -> Pages.seeOther(place.base() + "/" + asked.id());
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case SAME_PERSON, WRONG_ROLE ->
                page(place, get(place, id), person, HttpStatus.FORBIDDEN, "approval.result." + result);
            case CHANGED, DECIDED_BEFORE, EXPIRED, NO_LONGER_HOLDS ->
                page(place, get(place, id), person, HttpStatus.CONFLICT, "approval.result." + result);
        };
    }

    Object approve(Place place, String id, Person person, String digest) {
        return decide(place, id, person, known -> approvals.approve(place.office(), known, person, digest));
    }

    Object refuse(Place place, String id, Person person, String reason) {
        if (missing(reason)) {
            return page(place, get(place, id), person, HttpStatus.UNPROCESSABLE_ENTITY, "approval.reason.missing");
        }
        return decide(place, id, person, known -> approvals.refuse(place.office(), known, person, reason));
    }

    Object withdraw(Place place, String id, Person person) {
        return decide(place, id, person, known -> approvals.withdraw(place.office(), known, person));
    }

    static boolean missing(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON;
    }

    private ModelAndView page(Place place, Approval one, Person person, HttpStatus status, String wrong) {
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("approval", status);
        page.addObject("place", place);
        page.addObject("one", one);
        page.addObject("about", about(one));
        page.addObject("state", one.stateAt(now));
        page.addObject("changes", approvals.changes(one));
        page.addObject("mayDecide", approvals.mayDecide(one, person));
        page.addObject("own", one.askedBy().equals(person.id()));
        page.addObject("open", one.open(now));
        page.addObject("wrong", wrong);
        return page;
    }

    private Approval get(Place place, String id) {
        try {
            return approvals
                    .find(place.office(), UUID.fromString(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "id: no UUID", e);
        }
    }

    /** The subject in words: an office's full name, if it is one. */
    private String about(Approval one) {
        try {
            return offices.known(new OfficeId(one.subject())).map(Office::name).orElse(one.subject());
        } catch (IllegalArgumentException e) {
            return one.subject();
        }
    }
}
