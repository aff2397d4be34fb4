package id.lintas.route;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counters of this node's routes, for the console. Thread-safe. */
@Component
public class RouteCounters {

    private final CamelContext camel;

    RouteCounters(CamelContext camel) {
        this.camel = camel;
    }

    /** All routes ordered by id; counters are zero where Camel's management is switched off. */
    public List<RouteCount> all() {
        return camel.getRoutes().stream()
                .flatMap(route -> count(route.getRouteId()).stream())
                .sorted(Comparator.comparing(RouteCount::id))
                .toList();
    }

    /** Empty for a route that was taken away while this looked: its partner was closed. */
    private Optional<RouteCount> count(String id) {
        @Nullable ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        if (status == null) {
            return Optional.empty();
        }
        String state = status.name();
        ManagedCamelContext management = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        ManagedRouteMBean route = management == null ? null : management.getManagedRoute(id);
        return Optional.of(route == null ? new RouteCount(id, state, 0, 0, 0, 0, null) : count(id, state, route));
    }

    private static RouteCount count(String id, String state, ManagedRouteMBean route) {
        try {
            @Nullable Date last = route.getLastExchangeCompletedTimestamp();
            return new RouteCount(
                    id,
                    state,
                    route.getExchangesCompleted(),
                    route.getExchangesFailed(),
                    route.getExchangesInflight(),
                    route.getMeanProcessingTime(),
                    last == null ? null : last.toInstant());
        } catch (Exception e) {
            throw new IllegalStateException("counters of route " + id + " cannot be read", e);
        }
    }
}
