package id.lintas.ledger;

import id.lintas.intake.IncomingFile;
import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementIntake;
import id.lintas.intake.StatementLine;
import id.lintas.intake.StatementPart;
import id.lintas.intake.StatementReader;
import id.lintas.intake.StatementReaders;
import id.lintas.intake.StatementReading;
import id.lintas.intake.StatementReason;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.payment.BillingCode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Statements as plain as can be: {@code DAY name page last day sequence} or {@code C reference code amount time} (or {@code D}),
 * with a dash for no code; {@code WRONG flaw} is a reason to book nothing.
 */
@Component
final class ToyStatements implements StatementReaders {

    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    @Override
    public StatementReader of(Partner partner) {
        return (file, lines) -> {
            List<StatementPart> parts = new ArrayList<>();
            List<StatementReason> wrong = new ArrayList<>();
            int count = 0;
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(file.content().open(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] field = line.split(" ");
                    if (field[0].equals("DAY")) {
                        parts.add(part(field));
                    } else if (field[0].equals("WRONG")) {
                        wrong.add(StatementReason.line(1, StatementFlaw.valueOf(field[1]), "said", "found"));
                    } else {
                        lines.take(new StatementLine(
                                ++count,
                                field[1],
                                field[2].equals("-") ? null : new BillingCode(field[2]),
                                new BigDecimal(field[3]),
                                field[0].equals("C") ? StatementLine.Direction.CREDIT : StatementLine.Direction.DEBIT,
                                Instant.parse(field[4])));
                    }
                }
            }
            return new StatementReading(parts, count, wrong, 0);
        };
    }

    private static StatementPart part(String[] field) {
        LocalDate day = LocalDate.parse(field[4]);
        return new StatementPart(
                field[1],
                Integer.parseInt(field[2]),
                Boolean.parseBoolean(field[3]),
                Long.parseLong(field[5]),
                day.atStartOfDay(WIB).toInstant(),
                day.plusDays(1).atStartOfDay(WIB).toInstant().minusMillis(1));
    }

    static id.lintas.intake.FileIntake.Receipt take(Ledger ledger, PartnerId partner, String name, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ledger.bean(StatementIntake.class)
                .receive(
                        new IncomingFile(
                                partner, name, bytes.length, Optional.empty(), new ByteArrayInputStream(bytes)),
                        1_000_000,
                        200);
    }
}
