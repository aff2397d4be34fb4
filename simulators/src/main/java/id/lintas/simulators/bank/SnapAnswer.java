package id.lintas.simulators.bank;

import org.jspecify.annotations.Nullable;

/**
 * What the hub answered to the bank.
 *
 * @param status the HTTP status
 * @param responseCode SNAP's seven digits, or null where the body carries none
 * @param body the body as received
 * @param externalId the X-EXTERNAL-ID of the call, or null where the token call itself was refused
 */
public record SnapAnswer(
        int status,
        @Nullable String responseCode,
        String body,
        @Nullable String externalId) {}
