package id.lintas.ledger;

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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files as plain as the toy's messages: lines of {@code reference code amount}; the name ends in {@code -sequence.txt}. */
@Component
final class ToyFiles implements FileConnectorFactory {

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public FileConnector create(Partner partner) {
        return new FileConnector() {
            @Override
            public FileReading read(RawFile file, Lines lines) throws IOException {
                int number = 0;
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(file.content().open(), StandardCharsets.UTF_8))) {
                    boolean more = true;
                    for (String line = in.readLine(); line != null && more; line = in.readLine()) {
                        String[] field = line.split(" ");
                        if (field.length != 3) {
                            return new FileReading(null, 0, 0, List.of("garbage"));
                        }
                        more = lines.take(new FileLine(
                                ++number,
                                new PaymentConfirmation(
                                        partner.id(),
                                        Transport.FILES,
                                        field[0],
                                        new BillingCode(field[1]),
                                        new Rupiah(Long.parseLong(field[2])),
                                        file.receivedAt(),
                                        "COUNTER")));
                    }
                }
                String name = file.name().replaceFirst("\\.txt$", "");
                int sequence = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
                return new FileReading(LocalDate.EPOCH, sequence, number, List.of());
            }

            @Override
            public String head(FileResult result) {
                return (result.refused() ? "REFUSED " + result.reasons() : "ACCEPTED") + "\n";
            }

            @Override
            public String row(FileLine line, Outcome outcome) {
                return line.number() + " " + outcome + "\n";
            }

            @Override
            public String foot(FileResult result) {
                return "END " + result.lines() + " " + result.settled() + "\n";
            }
        };
    }
}
