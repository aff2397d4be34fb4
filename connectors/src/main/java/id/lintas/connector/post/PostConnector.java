package id.lintas.connector.post;

import id.lintas.connector.Sha256;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The post office. A file is taken whole or refused whole. */
final class PostConnector implements PaymentConnector {

    @Override
    public Reading read(RawMessage message) {
        String name = message.address().substring(message.address().lastIndexOf('/') + 1);
        PostFile file = PostFileReader.read(name, message.body(), message.receivedAt());
        if (!file.wrong().isEmpty()) {
            return Reading.refused(
                    "file",
                    file,
                    file.wrong().stream()
                            .map(reason -> Settlement.of(Outcome.FILE_REFUSED, reason))
                            .toArray(Settlement[]::new));
        }
        RequestKey key = new RequestKey("file", name, Sha256.hex(message.body()));
        List<PartnerRequest> payments =
                file.lines().stream().map(line -> payment(message, line)).toList();
        return new Reading("file", Optional.of(key), payments, file);
    }

    /** The result file. A repeated file gets the same bytes again: nothing in it depends on when it is written. */
    @Override
    public RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
        if (!(reading.context() instanceof PostFile file)) {
            throw new IllegalStateException("context: " + reading.context() + " (expected: a file that was read)");
        }
        String result = ResultFile.of(file, settlements);
        return new RawAnswer(200, "text/plain", Map.of(), result.getBytes(StandardCharsets.US_ASCII));
    }

    private static PartnerRequest payment(RawMessage message, PostLine line) {
        return new PartnerRequest.Payment(new PaymentConfirmation(
                message.partner(),
                message.transport(),
                line.reference(),
                line.billingCode(),
                line.amount(),
                line.paidAt(),
                line.branch()));
    }
}
