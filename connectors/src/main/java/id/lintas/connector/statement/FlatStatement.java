package id.lintas.connector.statement;

import id.lintas.connector.NotPlainText;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.References;
import id.lintas.connector.statement.FlatRows.Row;
import id.lintas.intake.RawFile;
import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementLine;
import id.lintas.intake.StatementLine.Direction;
import id.lintas.intake.StatementPart;
import id.lintas.intake.StatementReader;
import id.lintas.intake.StatementReading;
import id.lintas.intake.StatementReason;
import id.lintas.payment.BillingCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a statement of lines, fixed-width or CSV. Keeps eight bytes for each line. Used once. */
final class FlatStatement {

    private static final String RUPIAH = "IDR";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final RawFile file;
    private final StatementForm form;
    private final StatementReader.Lines lines;
    private final Wrong wrong = new Wrong();
    private final References references = new References();
    private final Map<Direction, BigInteger> sums =
            new EnumMap<>(Map.of(Direction.CREDIT, BigInteger.ZERO, Direction.DEBIT, BigInteger.ZERO));

    private int count;
    private boolean ended;
    private @Nullable LocalDate day;
    private @Nullable StatementPart part;

    FlatStatement(RawFile file, StatementForm form, StatementReader.Lines lines) {
        this.file = file;
        this.form = form;
        this.lines = lines;
    }

    StatementReading read() throws IOException {
        try (FlatRows rows = FlatRows.of(form, file.content().open())) {
            Row row = rows.next();
            if (row != null) {
                header(row);
                row = rows.next();
            }
            for (; row != null; row = rows.next()) {
                body(row);
            }
            if (!ended) {
                wrong.add(StatementFlaw.MISSING, "T", "", "");
            }
        } catch (NotPlainText e) {
            wrong.add(StatementFlaw.UNREADABLE, "", String.valueOf(e.getMessage()), "");
        }
        repeated();
        return new StatementReading(part == null ? List.of() : List.of(part), count, wrong.all(), wrong.rest());
    }

    private void wrong(Row row, StatementFlaw flaw, String said, String found) {
        wrong.add(StatementReason.line(row.line(), flaw, said, found));
    }

    private void header(Row row) {
        if (!row.kind().equals("H") || !row.field(0).equals("STMT0001")) {
            wrong(row, StatementFlaw.UNREADABLE, row.kind(), "H STMT0001");
            return;
        }
        try {
            day = LocalDate.parse(row.field(1), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            wrong(row, StatementFlaw.BAD_FORM, row.field(1), "yyyyMMdd");
        }
        int sequence = number(row, 2, 6).intValue();
        if (time(row.field(3)).isEmpty()) {
            wrong(row, StatementFlaw.BAD_FORM, row.field(3), "yyyyMMddHHmmss");
        }
        currency(row, row.field(4));
        int page = number(row, 5, 3).intValue();
        int pages = number(row, 6, 3).intValue();
        if (page < 1 || page > pages) {
            wrong(row, StatementFlaw.PAGE, Integer.toString(page), Integer.toString(pages));
        }
        if (!row.field(7).equals("O")) {
            wrong(row, StatementFlaw.COPY, row.field(7), "O");
        }
        LocalDate known = day;
        if (known != null) {
            part = new StatementPart(
                    row.field(1) + "-" + row.field(2),
                    Math.max(1, page),
                    page >= pages,
                    (long) sequence,
                    known.atStartOfDay(PartnerClock.WIB).toInstant(),
                    known.plusDays(1).atStartOfDay(PartnerClock.WIB).toInstant().minusMillis(1));
        }
    }

    private void body(Row row) {
        if (ended) {
            wrong(row, StatementFlaw.OUT_OF_ORDER, row.kind(), "");
        } else if (row.kind().equals("D")) {
            detail(row);
        } else if (row.kind().equals("T")) {
            ended = true;
            trailer(row);
        } else {
            wrong(row, StatementFlaw.BAD_FORM, row.kind(), "D");
        }
    }

    private void detail(Row row) {
        count++;
        long before = wrong.count();
        if (number(row, 0, 6).intValue() != count) {
            wrong(row, StatementFlaw.OUT_OF_ORDER, row.field(0), Integer.toString(count));
        }
        Optional<BillingCode> code = BillingCode.parse(row.field(1));
        if (code.isEmpty() && !row.field(1).isEmpty()) {
            wrong(row, StatementFlaw.BAD_FORM, row.field(1), "");
        }
        BigInteger amount = number(row, 2, 15);
        Direction direction = row.field(3).equals("D") ? Direction.DEBIT : Direction.CREDIT;
        if (!row.field(3).matches("[CD]")) {
            wrong(row, StatementFlaw.DIRECTION, row.field(3), "C, D");
        }
        currency(row, row.field(4));
        String reference = row.field(5);
        if (reference.isEmpty()) {
            wrong(row, StatementFlaw.NO_REFERENCE, "", "");
        }
        references.add(direction + reference);
        sums.merge(direction, amount, BigInteger::add);
        Optional<Instant> at = time(row.field(6))
                .filter(when -> PartnerClock.plausible(when, file.receivedAt())
                        && PartnerClock.day(when).equals(day));
        if (at.isEmpty()) {
            wrong(row, StatementFlaw.TIME, row.field(6), String.valueOf(day));
        }
        if (wrong.count() == before) {
            lines.take(new StatementLine(
                    count, reference, code.orElse(null), new BigDecimal(amount), direction, at.orElseThrow()));
        }
    }

    private void trailer(Row row) {
        BigInteger said = number(row, 0, 6);
        if (said.intValue() != count) {
            wrong(row, StatementFlaw.BATCH_COUNT, said.toString(), Integer.toString(count));
        }
        sum(row, 1, Direction.CREDIT);
        sum(row, 2, Direction.DEBIT);
    }

    private void sum(Row row, int field, Direction direction) {
        BigInteger said = number(row, field, 18);
        BigInteger found = sums.getOrDefault(direction, BigInteger.ZERO);
        if (!said.equals(found)) {
            wrong(row, StatementFlaw.BATCH_SUM, said.toString(), found.toString());
        }
    }

    /** Looks again at what may have come twice; a file without suspects, which is nearly every one, is not read again. */
    private void repeated() throws IOException {
        Set<Long> suspects = references.suspects();
        if (suspects.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        try (FlatRows rows = FlatRows.of(form, file.content().open())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.kind().equals("D")) {
                    String key = (row.field(3).equals("D") ? Direction.DEBIT : Direction.CREDIT) + row.field(5);
                    if (suspects.contains(References.hash(key)) && !seen.add(key)) {
                        wrong(row, StatementFlaw.REPEATED_REFERENCE, row.field(5), "");
                    }
                }
            }
        } catch (NotPlainText e) {
            // It was named the first time.
            return;
        }
    }

    private void currency(Row row, String said) {
        if (!said.equals(RUPIAH)) {
            wrong(row, StatementFlaw.CURRENCY, said, RUPIAH);
        }
    }

    /** A number of at most so many digits; what is none counts as nought and is named. */
    private BigInteger number(Row row, int field, int most) {
        String digits = row.field(field);
        if (!digits.matches("[0-9]{1," + most + "}")) {
            wrong(row, StatementFlaw.BAD_FORM, digits, most + " digits");
            return BigInteger.ZERO;
        }
        return new BigInteger(digits);
    }

    /** Local time in western Indonesia. */
    private static Optional<Instant> time(String digits) {
        try {
            return digits.matches("[0-9]{14}")
                    ? Optional.of(LocalDateTime.parse(digits, SECONDS)
                            .atZone(PartnerClock.WIB)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
