package id.lintas.route.receive;

import id.lintas.intake.StatementReaders;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.route.Completeness;
import id.lintas.route.SftpSites;
import id.lintas.secret.MissingSecret;
import id.lintas.tenants.TenantsChanged;
import id.lintas.tenants.TenantsListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * This node's routes for partners behind queues and with files, as the partners' files say now: a partner that is added,
 * changed or closed gets, changes or loses its route, and what is under way in it ends first. A partner whose settings or
 * keys are wrong has no route, is tried again every few seconds, and stops nobody else's. Each partner is served on a thread
 * of its own, one change after the other.
 */
@Component
class PartnerRoutes implements TenantsListener {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerRoutes.class);

    /** What a message or a file under way may take; a transacted message comes again afterwards. */
    private static final long PATIENCE_SECONDS = 6;

    private final Partners partners;
    private final SftpSites sites;
    private final IncomingFolders folders;
    private final CamelContext camel;
    private final Map<Key, Wanted> running = new ConcurrentHashMap<>();
    private final Map<Key, String> complaints = new ConcurrentHashMap<>();

    /** Partners whose route is being changed, and whether another change was asked for meanwhile. */
    private final Map<Key, Boolean> busy = new ConcurrentHashMap<>();

    private final ExecutorService changes = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "partner-routes");
        thread.setDaemon(true);
        return thread;
    });
    private final Object adding = new Object();
    private volatile boolean started;

    PartnerRoutes(Partners partners, SftpSites sites, IncomingFolders folders, CamelContext camel) {
        this.partners = partners;
        this.sites = sites;
        this.folders = folders;
        this.camel = camel;
    }

    /** A partner may have two routes: for what settles payments, and for statements. */
    private record Key(PartnerId partner, boolean statements) {

        @Override
        public String toString() {
            return partner + (statements ? " (statements)" : "");
        }
    }

    /** A route as its template and parameters; another partner's name or limits do not make it another. */
    private record Wanted(String template, Map<String, Object> parameters) {

        String route(Key id) {
            return template + "-" + id.partner();
        }
    }

    @EventListener(ApplicationStartedEvent.class)
    void start() {
        started = true;
        follow();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        started = false;
        changes.shutdown();
    }

    @Override
    public void changed(TenantsChanged change) {
        follow();
    }

    /** Brings the routes to what the partners' files say. Returns before it is done; safe to call at any time. */
    @Scheduled(initialDelayString = "${lintas.partner-routes:5s}", fixedDelayString = "${lintas.partner-routes:5s}")
    void follow() {
        if (!started) {
            return;
        }
        Map<Key, Partner> all = new HashMap<>();
        partners.all().forEach(partner -> {
            all.put(new Key(partner.id(), false), partner);
            all.put(new Key(partner.id(), true), partner);
        });
        running.keySet().forEach(id -> change(id, all.get(id)));
        all.forEach((id, partner) -> change(id, partner));
    }

    private void change(Key id, @Nullable Partner partner) {
        Optional<Wanted> wanted = partner == null ? Optional.empty() : wanted(id, partner);
        if (busy.computeIfPresent(id, (any, before) -> true) != null
                || wanted.equals(Optional.ofNullable(running.get(id)))
                || busy.putIfAbsent(id, false) != null) {
            return;
        }
        try {
            changes.execute(() -> {
                boolean again;
                try {
                    replace(id, wanted.orElse(null));
                } finally {
                    again = Boolean.TRUE.equals(busy.remove(id));
                }
                if (again) {
                    follow();
                }
            });
        } catch (RejectedExecutionException e) {
            busy.remove(id);
        }
    }

    private void replace(Key id, @Nullable Wanted wanted) {
        try {
            Wanted before = running.get(id);
            if (Objects.equals(before, wanted)) {
                // Somebody else was quicker between the look at what runs and this turn.
                return;
            }
            if (before != null) {
                remove(before.route(id));
                running.remove(id);
            }
            if (wanted != null) {
                String route = wanted.route(id);
                Partner partner = partners.find(id.partner()).orElseThrow();
                if (id.statements()) {
                    camel.getRegistry().bind(SftpSites.statements(id.partner()), folders.of(partner));
                } else if (wanted.template().equals(FileRoutes.TEMPLATE)) {
                    camel.getRegistry().bind(SftpSites.incoming(id.partner()), folders.of(partner));
                }
                add(route, wanted);
                running.put(id, wanted);
                complaints.remove(id);
                LOG.info("partner={} route={} takes messages", id, route);
            }
        } catch (Exception e) {
            complain(id, e.getClass().getSimpleName() + ": " + e.getMessage());
            forget(id, wanted);
        }
    }

    /** One at a time: Camel goes through its templates while another thread's route adds to them. A start reaches for no peer, so it is short. */
    private void add(String route, Wanted wanted) throws Exception {
        synchronized (adding) {
            camel.addRouteFromTemplate(route, wanted.template(), wanted.parameters());
        }
    }

    private void remove(String route) throws Exception {
        camel.getRouteController().stopRoute(route, PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!camel.removeRoute(route)) {
            throw new IllegalStateException("route " + route + " is not stopped yet");
        }
        LOG.info("route={} is gone", route);
    }

    /** A route that was added but does not start must not stand in the way of the next try. */
    private void forget(Key id, @Nullable Wanted wanted) {
        String route = wanted == null ? "" : wanted.route(id);
        if (!running.containsKey(id) && camel.getRoute(route) != null) {
            try {
                remove(route);
            } catch (Exception e) {
                LOG.warn("route={} cannot be taken away: {}", route, e.getMessage());
            }
        }
    }

    private Optional<Wanted> wanted(Key key, Partner partner) {
        String id = partner.id().value();
        try {
            if (key.statements()) {
                return StatementReaders.sends(partner) ? Optional.of(statements(partner)) : Optional.empty();
            }
            return switch (partner.transport()) {
                case QUEUE -> Optional.of(new Wanted(QueueRoutes.TEMPLATE, Map.of(QueueRoutes.PARTNER, id)));
                case FILES ->
                    Optional.of(new Wanted(
                            FileRoutes.TEMPLATE,
                            Map.of(
                                    FileRoutes.PARTNER,
                                    id,
                                    FileRoutes.OUTBOX,
                                    sites.outbox(partner),
                                    FileRoutes.COMPLETE,
                                    Completeness.of(partner).name())));
                case REST -> Optional.empty();
            };
        } catch (IllegalArgumentException | MissingSecret e) {
            complain(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Another form is another route, so that a wrong one is told at once. */
    private Wanted statements(Partner partner) {
        return new Wanted(
                FileRoutes.STATEMENTS,
                Map.of(
                        FileRoutes.PARTNER,
                        partner.id().value(),
                        FileRoutes.OUTBOX,
                        sites.statementOutbox(partner),
                        FileRoutes.COMPLETE,
                        Completeness.of(partner).name(),
                        FileRoutes.FORM,
                        partner.setting(StatementReaders.SETTING)));
    }

    /** Once for each reason, not every few seconds. */
    private void complain(Key id, String why) {
        if (!why.equals(complaints.put(id, why))) {
            LOG.error("partner={} has no route for its messages: {}", id, why);
        }
    }
}
