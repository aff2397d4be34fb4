package id.lintas.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A rate for each client address in memory that does not grow: addresses share a fixed number of buckets by a hash that
 * nobody outside can predict. An IPv6 client is its network of 64 bits, of which it has all addresses. Safe for many
 * threads.
 */
final class Addresses {

    private static final int BUCKETS = 4096;
    private static final int NETWORK_BYTES = 8;

    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(BUCKETS);
    private final long salt = new SecureRandom().nextLong();
    private final LimitSettings settings;
    private final Clock clock;

    Addresses(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Refusal> take(String address) {
        ConsumptionProbe probe = bucket(index(address)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Quota.refusal(Refusal.Reason.ADDRESS, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    private Bucket bucket(int index) {
        Bucket known = buckets.get(index);
        if (known != null) {
            return known;
        }
        Bucket made = Quota.bucket(settings.addressPerSecond(), settings.addressBurst(), clock);
        Bucket earlier = buckets.compareAndExchange(index, null, made);
        return earlier == null ? made : earlier;
    }

    private int index(String address) {
        long hash = (Arrays.hashCode(network(address)) * 31L + salt) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 52);
    }

    /** The container gives addresses in digits, so nothing is looked up. */
    private static byte[] network(String address) {
        try {
            if (address.matches("[0-9a-fA-F:.]+")) {
                InetAddress parsed = InetAddress.getByName(address);
                byte[] bytes = parsed.getAddress();
                return parsed instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
            }
        } catch (UnknownHostException e) {
            // no address after all: its text will do
        }
        return address.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
