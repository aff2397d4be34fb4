package id.lintas.simulators.bank;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bank's access token: asked for once and kept until shortly before it expires. */
final class SnapTokens {

    private static final String BODY = "{\"grantType\":\"client_credentials\",\"additionalInfo\":{}}";
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final BankSettings bank;
    private final SnapHttp http;
    private final Clock clock;
    private @Nullable String token;
    private Instant useUntil = Instant.MIN;

    SnapTokens(BankSettings bank, SnapHttp http, Clock clock) {
        this.bank = bank;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The token to use now.
     *
     * @throws TokenRefused when the hub answered without a token
     * @throws IOException when the hub could not be reached
     */
    synchronized String current() throws IOException {
        String known = token;
        if (known != null && clock.instant().isBefore(useUntil)) {
            return known;
        }
        SnapAnswer answer = ask();
        JsonNode body = SnapHttp.json(answer.body());
        String fresh = body.path("accessToken").asText("");
        if (answer.status() != 200 || fresh.isEmpty()) {
            throw new TokenRefused(answer);
        }
        Duration lifetime = Duration.ofSeconds(body.path("expiresIn").asLong(60));
        Duration used = lifetime.compareTo(MARGIN.multipliedBy(2)) > 0 ? lifetime.minus(MARGIN) : lifetime.dividedBy(2);
        token = fresh;
        useUntil = clock.instant().plus(used);
        return fresh;
    }

    synchronized void forget() {
        token = null;
    }

    private SnapAnswer ask() throws IOException {
        String timestamp = SnapTime.format(clock.instant());
        String signature = SnapSignature.sha256WithRsa(
                bank.privateKey(), SnapSignature.tokenStringToSign(bank.partnerId(), timestamp));
        HttpRequest request = HttpRequest.newBuilder(bank.service("/v1.0/access-token/b2b"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-TIMESTAMP", timestamp)
                .header("X-CLIENT-KEY", bank.partnerId())
                .header("X-SIGNATURE", signature)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        return http.send(request, null);
    }
}
