package id.lintas.tenants;

import id.lintas.office.Limits;
import org.jspecify.annotations.Nullable;

/** Binds the keys under {@code limits} of a tenant's file; each may be left out. */
final class LimitsFile {

    private LimitsFile() {}

    /** The limits, whose longest body is at most so many bytes, or null if something is wrong, which is then among the problems. */
    static @Nullable Limits read(Fields file, Limits standard, int mostBody) {
        if (file.has("limits")) {
            return limits(file.map("limits"), standard, mostBody);
        }
        file.mapOrEmpty("limits");
        return standard;
    }

    private static @Nullable Limits limits(Fields limits, Limits standard, int mostBody) {
        Long requests = limits.numberOr("requestsPerSecond", standard.requestsPerSecond(), 1, Limits.MOST_REQUESTS);
        Long burst = limits.numberOr("burst", standard.burst(), 1, Limits.MOST_REQUESTS);
        Long body = limits.numberOr("bodyBytes", standard.bodyBytes(), Limits.LEAST_BODY, mostBody);
        Long depth = limits.numberOr("queueDepth", standard.queueDepth(), 1, Limits.MOST_WAITING);
        Long day = limits.numberOr("bytesPerDay", standard.bytesPerDay(), Limits.LEAST_DAY, Limits.MOST_DAY);
        limits.noMore();
        return requests == null || burst == null || body == null || depth == null || day == null
                ? null
                : limits.bind(() ->
                        new Limits(requests.intValue(), burst.intValue(), body.intValue(), depth.intValue(), day));
    }
}
