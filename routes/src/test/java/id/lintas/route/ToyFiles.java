package id.lintas.route;

import id.lintas.intake.FileConnector;
import id.lintas.intake.FileConnectorFactory;
import id.lintas.intake.FileLine;
import id.lintas.intake.FileReading;
import id.lintas.intake.FileResult;
import id.lintas.intake.RawFile;
import id.lintas.partner.Partner;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Rupiah;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A dialect of files: one payment of an unknown bill in each; refuses {@code bad…} and breaks on {@code boom}. */
@Component
final class ToyFiles implements FileConnectorFactory {

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public FileConnector create(Partner partner) {
        return new Toy();
    }

    private static final class Toy implements FileConnector {

        @Override
        public FileReading read(RawFile file, Lines lines) throws IOException {
            byte[] content;
            try (InputStream in = file.content().open()) {
                content = in.readAllBytes();
            }
            String text = ToyConnectors.text(content);
            if (text.startsWith("boom")) {
                throw new IllegalStateException("secret payload " + text);
            }
            if (text.isEmpty() || text.startsWith("bad")) {
                return new FileReading(null, 0, 0, List.of("bad"));
            }
            lines.take(new FileLine(
                    1,
                    new PaymentConfirmation(
                            file.partner(),
                            Transport.FILES,
                            UUID.nameUUIDFromBytes(content).toString(),
                            new BillingCode("820261123000017"),
                            new Rupiah(1),
                            file.receivedAt(),
                            "")));
            return new FileReading(null, 0, 1, List.of());
        }

        @Override
        public String head(FileResult result) {
            return "H|" + result.name() + "|" + (result.refused() ? "REFUSED" : "ACCEPTED") + "|1|0\n";
        }

        @Override
        public String row(FileLine line, Outcome outcome) {
            return "";
        }

        @Override
        public String foot(FileResult result) {
            return "";
        }
    }
}
