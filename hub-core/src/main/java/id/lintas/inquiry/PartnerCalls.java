package id.lintas.inquiry;

import id.lintas.partner.PartnerId;
import java.util.Optional;

/** Carries a call to a partner. The transport behind it has its own time limits, and leaves a silent partner alone for a while. */
public interface PartnerCalls {

    /** The partner's answer, or empty if there is none within a few seconds. Never throws for what the partner does. */
    Optional<Answer> call(PartnerId partner, StatusCall call);

    /** An HTTP status and the beginning of the body. */
    record Answer(int status, byte[] body) {}
}
