package id.lintas.simulators.bank;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** One signed transaction call, kept whole so that it can be sent again byte for byte. */
record SnapCall(
        URI uri,
        String partnerId,
        String channelId,
        String externalId,
        String token,
        String timestamp,
        String signature,
        String body) {

    static SnapCall signed(
            BankSettings bank, URI uri, String externalId, String token, String timestamp, String body, String secret) {
        String signature = SnapSignature.hmacSha512(
                secret, SnapSignature.transactionStringToSign(uri.getRawPath(), token, body, timestamp));
        return new SnapCall(uri, bank.partnerId(), bank.channelId(), externalId, token, timestamp, signature, body);
    }

    SnapCall withBodyNotSigned(String other) {
        return new SnapCall(uri, partnerId, channelId, externalId, token, timestamp, signature, other);
    }

    HttpRequest request() {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("X-TIMESTAMP", timestamp)
                .header("X-SIGNATURE", signature)
                .header("X-PARTNER-ID", partnerId)
                .header("X-EXTERNAL-ID", externalId)
                .header("CHANNEL-ID", channelId)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
