package id.lintas.simulators.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the post office's bank says of a day: lines of exactly 100 characters. The hub's reader was written from the same page of
 * docs/wire.md, and not from this.
 */
record DayStatement(LocalDate day, int sequence, Instant writtenAt, List<DayFile.Line> lines) {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(WIB);

    String name() {
        return String.format(Locale.ROOT, "STM-%s-%06d.txt", DAY.format(day), sequence);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(padded(String.format(
                Locale.ROOT, "HSTMT0001%s%06d%sIDR001001O", DAY.format(day), sequence, SECOND.format(writtenAt))));
        long credits = 0;
        for (int i = 0; i < lines.size(); i++) {
            PostPayment payment = lines.get(i).payment();
            credits += payment.amount();
            text.append(padded(String.format(
                    Locale.ROOT,
                    "D%06d%s%015dCIDR%-35s%s",
                    i + 1,
                    payment.billingCode(),
                    payment.amount(),
                    lines.get(i).reference(),
                    SECOND.format(payment.paidAt()))));
        }
        return text.append(padded(String.format(Locale.ROOT, "T%06d%018d%018d", lines.size(), credits, 0)))
                .toString();
    }

    private static String padded(String line) {
        return String.format("%-" + DayFile.WIDTH + "s\n", line);
    }
}
