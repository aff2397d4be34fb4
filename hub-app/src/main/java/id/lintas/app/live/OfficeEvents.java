package id.lintas.app.live;

import id.lintas.app.security.OfficeAccess;
import id.lintas.app.security.StaffSessions;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event stream of an office, for its staff. */
@Controller
class OfficeEvents {

    private final OfficeAccess access;
    private final StaffSessions sessions;
    private final OfficeStreams streams;

    OfficeEvents(OfficeAccess access, StaffSessions sessions, OfficeStreams streams) {
        this.access = access;
        this.sessions = sessions;
        this.streams = streams;
    }

    /** A HEAD gets no stream: it would hold a connection that nobody reads. */
    @GetMapping("/office/{office}/events")
    ResponseEntity<SseEmitter> events(
            @PathVariable String office,
            @RequestParam(required = false) @Nullable Long seen,
            HttpMethod method,
            Authentication who,
            HttpSession session) {
        Office own = access.enter(office, who);
        if (!HttpMethod.GET.equals(method)) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        return streams.open(own.id(), who.getName(), seen, () -> stillMay(own.id(), session))
                .map(emitter -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(emitter))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }

    /**
     * Asks the session itself, so that a logout, its expiry and an end of the person's time close the stream. That the stream
     * is open does not keep the session alive.
     */
    private boolean stillMay(OfficeId office, HttpSession session) {
        try {
            return sessions.goesOn(session) && access.mayEnter(office, StaffSessions.person(session));
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
