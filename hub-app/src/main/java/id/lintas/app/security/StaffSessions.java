package id.lintas.app.security;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Whether a logged-in session may go on. It ends when the person did nothing for a while (what the page does by itself does
 * not count), when it is too old, when another session took its place or the provider logged it out, when the provider no
 * longer knows the login, and when no office has the person on duty any more. Safe for use by many threads.
 */
@Component
public class StaffSessions implements DisposableBean {

    private static final String WATCH = StaffSessions.class.getName();
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final int WAITING = 1000;
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(10);

    private final SessionRegistry registry;
    private final OfficeAccess access;
    private final Provider provider;
    private final StaffSettings settings;
    private final Clock clock;

    /** Asks for open streams, which must not wait for the provider themselves. */
    private final ThreadPoolExecutor askers =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "session-askers");
                thread.setDaemon(true);
                return thread;
            });

    StaffSessions(
            SessionRegistry registry, OfficeAccess access, Provider provider, StaffSettings settings, Clock clock) {
        this.registry = registry;
        this.access = access;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of a session. */
    enum Verdict {
        STANDS,
        IDLE,
        OVER,
        OFF_DUTY
    }

    /**
     * Judges the session at a request and remembers that the person was here.
     *
     * @param byPerson whether the person made the request, not the page by itself
     */
    Verdict judge(HttpSession session, Authentication who, boolean byPerson) {
        Watch watch = watch(session);
        Verdict verdict = known(session, watch);
        if (verdict == Verdict.STANDS && due(watch) && watch.asking.compareAndSet(false, true)) {
            verdict = ask(session, watch);
        }
        if (verdict == Verdict.STANDS
                && access.offDuty(authentication(session, who)).isPresent()) {
            verdict = Verdict.OFF_DUTY;
        }
        if (verdict == Verdict.STANDS && byPerson) {
            watch.here = clock.instant();
        }
        return verdict;
    }

    /**
     * Whether a stream of this session may go on; does not wait for the provider, but has it asked when that is due, so that
     * a login that is over there ends the stream at a later call.
     */
    public boolean goesOn(HttpSession session) {
        try {
            Watch watch = watch(session);
            if (watch.ended) {
                return false;
            }
            if (known(session, watch) != Verdict.STANDS) {
                end(session);
                return false;
            }
            if (due(watch) && watch.asking.compareAndSet(false, true)) {
                askers.execute(() -> askForStream(session, watch));
            }
            return true;
        } catch (RejectedExecutionException e) {
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Has the provider asked at the session's next request, because what it says of the person has just changed. */
    public void askSoon(HttpSession session) {
        watch(session).askAt = Instant.MIN;
    }

    /** The person of the session at this moment, or null if it has none. */
    public static @Nullable Authentication person(HttpSession session) {
        return session.getAttribute(CONTEXT) instanceof SecurityContext context ? context.getAuthentication() : null;
    }

    /**
     * Ends the session here and its login at the provider. When this returns the provider was told, whoever told it: a
     * browser that is sent to the login before would be let in again without being asked.
     */
    void end(HttpSession session) {
        try {
            Watch watch = watch(session);
            watch.ended = true;
            synchronized (watch) {
                OAuth2AuthorizedClient client = ClientInSession.of(session);
                if (client != null) {
                    provider.end(client);
                }
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            // Somebody else ended it first, which is all that was wanted.
        }
    }

    @Override
    public void destroy() {
        askers.shutdownNow();
    }

    private void askForStream(HttpSession session, Watch watch) {
        try {
            if (ask(session, watch) != Verdict.STANDS) {
                end(session);
            }
        } catch (IllegalStateException e) {
            // The session ended meanwhile; its stream sees that by itself.
        }
    }

    private Verdict known(HttpSession session, Watch watch) {
        Instant now = clock.instant();
        SessionInformation information = registry.getSessionInformation(session.getId());
        if (watch.ended || (information != null && information.isExpired())) {
            return Verdict.OVER;
        }
        if (now.isAfter(watch.began.plus(settings.longest()))) {
            return Verdict.OVER;
        }
        return now.isAfter(watch.here.plus(settings.idle())) ? Verdict.IDLE : Verdict.STANDS;
    }

    private boolean due(Watch watch) {
        return clock.instant().isAfter(watch.askAt);
    }

    private Verdict ask(HttpSession session, Watch watch) {
        try {
            OAuth2AuthorizedClient client = ClientInSession.of(session);
            Provider.Answer answer = client == null ? new Provider.Over() : provider.ask(client);
            if (answer instanceof Provider.Stands stands) {
                ClientInSession.keep(session, stands.client());
                OidcUser user = StaffLogin.user(stands.token());
                session.setAttribute(
                        CONTEXT,
                        new SecurityContextImpl(new OAuth2AuthenticationToken(
                                user, user.getAuthorities(), KeycloakClient.REGISTRATION)));
            }
            watch.askAt = clock.instant()
                    .plus(
                            answer instanceof Provider.Away
                                    ? min(AFTER_SILENCE, settings.recheck())
                                    : settings.recheck());
            return answer instanceof Provider.Over ? Verdict.OVER : Verdict.STANDS;
        } finally {
            watch.asking.set(false);
        }
    }

    private static Authentication authentication(HttpSession session, Authentication otherwise) {
        Authentication fresh = person(session);
        return fresh == null ? otherwise : fresh;
    }

    private Watch watch(HttpSession session) {
        synchronized (this) {
            if (session.getAttribute(WATCH) instanceof Watch watch) {
                return watch;
            }
            Watch watch = new Watch(clock.instant(), settings.recheck());
            session.setAttribute(WATCH, watch);
            return watch;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What is known of a session; lives in it. */
    private static final class Watch {
        private final Instant began;
        private final AtomicBoolean asking = new AtomicBoolean();
        private volatile Instant here;
        private volatile Instant askAt;

        /** It opens nothing any more, while the provider is being told. */
        private volatile boolean ended;

        Watch(Instant now, Duration recheck) {
            this.began = now;
            this.here = now;
            this.askAt = now.plus(recheck);
        }
    }
}
