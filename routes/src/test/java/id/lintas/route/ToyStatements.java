package id.lintas.route;

import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementLine;
import id.lintas.intake.StatementReader;
import id.lintas.intake.StatementReaders;
import id.lintas.intake.StatementReading;
import id.lintas.intake.StatementReason;
import id.lintas.partner.Partner;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One booking in each statement; whatever begins with {@code bad} has two things wrong with it. */
@Component
final class ToyStatements implements StatementReaders {

    @Override
    public StatementReader of(Partner partner) {
        return (file, lines) -> {
            byte[] content;
            try (InputStream in = file.content().open()) {
                content = in.readAllBytes();
            }
            if (ToyConnectors.text(content).startsWith("bad")) {
                return new StatementReading(
                        List.of(),
                        0,
                        List.of(
                                StatementReason.line(1, StatementFlaw.CURRENCY, "USD", "IDR"),
                                StatementReason.line(2, StatementFlaw.BATCH_SUM, "1", "2")),
                        0);
            }
            lines.take(new StatementLine(
                    1,
                    UUID.nameUUIDFromBytes(content).toString(),
                    null,
                    BigDecimal.ONE,
                    StatementLine.Direction.CREDIT,
                    file.receivedAt()));
            return new StatementReading(List.of(), 1, List.of(), 0);
        };
    }
}
