package id.lintas.route;

/** The secret of the published Standard Webhooks example. */
public final class WebhookSecret {

    /** As it stands in a secret file. */
    public static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private WebhookSecret() {}
}
