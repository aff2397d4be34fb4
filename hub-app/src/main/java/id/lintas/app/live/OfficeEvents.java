package id.lintas.app.live;

import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event stream of an office, for its staff. */
@Controller
class OfficeEvents {

    private final OfficeAccess access;
    private final OfficeStreams streams;

    OfficeEvents(OfficeAccess access, OfficeStreams streams) {
        this.access = access;
        this.streams = streams;
    }

    /** A HEAD gets no stream: it would hold a connection that nobody reads. */
    @GetMapping("/office/{office}/events")
    ResponseEntity<SseEmitter> events(
            @PathVariable String office, HttpMethod method, Authentication who, HttpSession session) {
        Office own = access.enter(office, who);
        if (!HttpMethod.GET.equals(method)) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        return streams.open(own.id(), who.getName(), () -> stillMay(own.id(), session))
                .map(emitter -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(emitter))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }

    /** Asks the session itself, so that a logout or its expiry ends the stream. */
    private boolean stillMay(OfficeId office, HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && access.mayEnter(office, context.getAuthentication());
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
