package id.lintas.inquiry;

import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.Optional;

/** Makes the inquirer of one partner. Found by Spring as a bean, one for each dialect that can ask. */
public interface PaymentInquirerFactory {

    /** The dialect's name in partner files. */
    String dialect();

    /**
     * An inquirer, or empty if the partner's file does not say where to ask.
     *
     * @throws IllegalArgumentException naming the setting's path, if a setting is wrong
     */
    Optional<PaymentInquirer> create(Partner partner, SecretStore secrets, Clock clock);
}
