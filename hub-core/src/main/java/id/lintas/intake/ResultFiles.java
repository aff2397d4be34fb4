package id.lintas.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Transport;
import org.springframework.stereotype.Component;

/** Owes the result of a partner's file to the partner's result folder. */
@Component
class ResultFiles {

    private static final String TYPE = "id.lintas.payment.file-result.v1";

    private final Deliveries deliveries;
    private final OfficeTransactions transactions;

    ResultFiles(Deliveries deliveries, OfficeTransactions transactions) {
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    /** Owes the answer, if the message was a file; joins the running transaction, bound to no office. */
    void owe(RawMessage message, RawAnswer answer) {
        if (message.transport() != Transport.FILES) {
            return;
        }
        String name = message.address().replaceFirst("\\.txt$", "") + ".result.txt";
        Envelope envelope = new Envelope(
                UuidCreator.getTimeOrderedEpoch(), OfficeId.CENTRAL, TYPE, name, answer.contentType(), answer.body());
        transactions.run(OfficeId.CENTRAL, () -> deliveries.owe(envelope, Links.RESULTS + message.partner()));
    }
}
