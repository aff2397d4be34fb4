package id.lintas.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** The secret of the published Standard Webhooks example. */
public final class WebhookSecret {

    /** As it stands in a secret file. */
    public static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Its successor in tests of a rotation. */
    public static final String NEXT =
            "whsec_" + Base64.getEncoder().encodeToString("a successor for tests alone".getBytes(US_ASCII));

    private WebhookSecret() {}
}
