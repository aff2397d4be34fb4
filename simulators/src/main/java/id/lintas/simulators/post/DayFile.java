package id.lintas.simulators.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A day's payments in one of the two forms: lines of exactly 100 characters, or comma-separated; each ended by LF. */
record DayFile(LocalDate day, int sequence, Instant writtenAt, List<Line> lines, FileForm form) {

    static final int WIDTH = 100;
    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private static final String BRANCH = "301000";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(WIB);

    /** A payment under the post office's own reference. */
    record Line(PostPayment payment, String reference) {}

    static String name(LocalDate day, int sequence, FileForm form) {
        return String.format(Locale.ROOT, "POS-%s-%06d.%s", DAY.format(day), sequence, form.extension());
    }

    String name() {
        return name(day, sequence, form);
    }

    /** The same payments as another file. */
    DayFile numbered(int other) {
        return new DayFile(day, other, writtenAt, lines, form);
    }

    String text() {
        return text(0, 0);
    }

    /** The file with a trailer that is off by the numbers given. */
    String text(int countOff, long totalOff) {
        StringBuilder text = new StringBuilder();
        text.append(row("H", "POSPAY01", DAY.format(day), number(sequence, 6), SECOND.format(writtenAt)));
        for (int i = 0; i < lines.size(); i++) {
            text.append(detail(i + 1, lines.get(i)));
        }
        long total = lines.stream().mapToLong(line -> line.payment().amount()).sum();
        return text.append(row("T", number(lines.size() + countOff, 6), number(total + totalOff, 18)))
                .toString();
    }

    private String detail(int number, Line line) {
        PostPayment payment = line.payment();
        return row(
                "D",
                number(number, 6),
                payment.billingCode(),
                number(payment.amount(), 15),
                line.reference(),
                SECOND.format(payment.paidAt()),
                BRANCH);
    }

    private String row(String... cells) {
        return form == FileForm.CSV ? String.join(",", cells) + "\n" : padded(String.join("", cells));
    }

    private static String number(long value, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", value);
    }

    private static String padded(String line) {
        if (line.length() > WIDTH) {
            throw new IllegalArgumentException("line of " + line.length() + " characters (expected: <= " + WIDTH + ")");
        }
        return line + " ".repeat(WIDTH - line.length()) + "\n";
    }
}
