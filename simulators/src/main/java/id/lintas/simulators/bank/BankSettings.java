package id.lintas.simulators.bank;

import java.net.URI;
import java.security.PrivateKey;

/**
 * Who the bank is towards the hub.
 *
 * @param hubUrl the hub's address without a trailing slash; its path, if any, is part of the signed path
 * @param partnerId the bank's id at the hub: X-CLIENT-KEY and X-PARTNER-ID
 * @param partnerServiceId eight characters, padded left with spaces
 * @param channelId CHANNEL-ID, up to five characters
 * @param clientSecret the secret of the symmetric signature
 * @param privateKey the RSA key of the token call
 */
public record BankSettings(
        URI hubUrl,
        String partnerId,
        String partnerServiceId,
        String channelId,
        String clientSecret,
        PrivateKey privateKey) {

    public BankSettings {
        if (partnerServiceId.length() != 8) {
            throw new IllegalArgumentException(
                    "partnerServiceId: '" + partnerServiceId + "' (expected: 8 characters, padded left with spaces)");
        }
    }

    URI service(String path) {
        return URI.create(hubUrl + "/partners/" + partnerId + path);
    }

    @Override
    public String toString() {
        return "BankSettings[" + partnerId + " at " + hubUrl + "]";
    }
}
