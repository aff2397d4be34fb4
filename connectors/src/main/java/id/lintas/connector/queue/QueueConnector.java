package id.lintas.connector.queue;

import id.lintas.connector.queue.QueueSettings.Form;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.payment.Settlement;
import java.util.List;

/** One bank on a queue. Replies are JSON whatever was sent. */
final class QueueConnector implements PaymentConnector {

    private final Form form;
    private final JsonForm json;

    QueueConnector(QueueSettings settings) {
        this.form = settings.form();
        this.json = new JsonForm(form == Form.JSON);
    }

    /** No JSON text begins like XML, and no XML like JSON, so the first character decides for a bank that may send either. */
    @Override
    public Reading read(RawMessage message) {
        return form == Form.CAMT_054 && isXml(message.body()) ? CamtForm.read(message) : json.read(message);
    }

    @Override
    public RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
        return reading.context() instanceof Notice notice
                ? CamtForm.answer(notice, settlements, repeated)
                : JsonForm.answer(reading, settlements.get(0), repeated);
    }

    private static boolean isXml(byte[] body) {
        for (byte one : body) {
            // A byte order mark may stand before it.
            if (one != ' ' && one != '\t' && one != '\r' && one != '\n' && one > 0) {
                return one == '<';
            }
        }
        return false;
    }
}
