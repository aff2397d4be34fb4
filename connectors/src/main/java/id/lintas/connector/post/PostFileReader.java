package id.lintas.connector.post;

import id.lintas.connector.NotPlainText;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.References;
import id.lintas.connector.post.PostRows.Row;
import id.lintas.intake.FileConnector;
import id.lintas.intake.FileLine;
import id.lintas.intake.FileReading;
import id.lintas.intake.RawFile;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Rupiah;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file from beginning to end, hands over its good lines and collects what is wrong with it. Keeps eight bytes for
 * each line. Used once.
 */
final class PostFileReader {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{16}");
    private static final Pattern BRANCH = Pattern.compile("[0-9A-Za-z -]{0,6}");

    private final RawFile file;
    private final PostForm form;
    private final FileConnector.Lines lines;
    private final Reasons wrong = new Reasons();
    private final References references = new References();

    private BigInteger total = BigInteger.ZERO;
    private int details;
    private boolean ended;
    private boolean stopped;
    private @Nullable LocalDate day;
    private int sequence;

    PostFileReader(RawFile file, PostForm form, FileConnector.Lines lines) {
        this.file = file;
        this.form = form;
        this.lines = lines;
    }

    FileReading read() throws IOException {
        try (PostRows rows = form.rows(file.content().open())) {
            rows(rows);
        } catch (NotPlainText e) {
            wrong.add(String.valueOf(e.getMessage()));
        }
        if (!stopped) {
            doubled();
        }
        return new FileReading(day, sequence, details, wrong.inWords());
    }

    private void rows(PostRows rows) throws IOException {
        Row row = rows.next();
        if (row != null) {
            header(row);
            row = rows.next();
        }
        while (row != null && !stopped) {
            body(row);
            row = stopped ? null : rows.next();
        }
        if (!stopped && !ended) {
            wrong.add("trailer T tidak ada");
        }
        if (!stopped && details == 0) {
            wrong.add("berkas tidak memuat baris D");
        }
    }

    private void body(Row row) {
        if (ended) {
            wrong.add(row.line(), "ada baris setelah trailer T");
        } else if (!row.wrong().isEmpty()) {
            details += row.kind().equals("D") ? 1 : 0;
            ended = row.kind().equals("T");
            wrong.add(row.line(), row.wrong());
        } else if (row.kind().equals("T")) {
            ended = true;
            trailer(row);
        } else if (row.kind().equals("D")) {
            details++;
            detail(row);
        } else {
            wrong.add(row.line(), "bukan baris D");
        }
    }

    private void header(Row row) {
        if (!row.kind().equals("H") || !row.wrong().isEmpty()) {
            wrong.add(row.line(), row.wrong().isEmpty() ? "bukan header H" : row.wrong());
            return;
        }
        check(row.field(0).equals("POSPAY01"), row, "versi bukan POSPAY01");
        Matcher named = form.fileName().matcher(file.name());
        if (!named.matches()) {
            wrong.add("nama berkas bukan " + form.namePattern());
        } else {
            check(row.field(1).equals(named.group(1)), row, "hari usaha berbeda dari nama berkas");
            check(row.field(2).equals(named.group(2)), row, "nomor urut berbeda dari nama berkas");
        }
        try {
            day = LocalDate.parse(row.field(1), DAY);
        } catch (DateTimeParseException e) {
            wrong.add(row.line(), "hari usaha bukan yyyyMMdd");
        }
        check(row.field(2).matches("[0-9]{6}"), row, "nomor urut bukan 6 angka");
        sequence = row.field(2).matches("[0-9]{6}") ? Integer.parseInt(row.field(2)) : 0;
        check(time(row.field(3)).isPresent(), row, "waktu tulis bukan yyyyMMddHHmmss");
    }

    private void detail(Row row) {
        long before = wrong.count();
        Optional<Long> number = number(row.field(0), 7);
        check(number.isPresent() && number.get() == details, row, "nomor baris bukan urutan berikutnya");
        String digits = row.field(1);
        Optional<BillingCode> code = BillingCode.parse(digits).filter(known -> digits.equals(known.value()));
        check(code.isPresent(), row, "kode billing bukan 15 angka dengan awal 7-9");
        Optional<Rupiah> amount = number(row.field(2), 15).map(Rupiah::new);
        check(amount.isPresent(), row, "jumlah bukan 15 angka");
        String reference = row.field(3);
        check(REFERENCE.matcher(reference).matches(), row, "NTP bukan 16 karakter 0-9A-Z");
        references.add(reference);
        Optional<Instant> paidAt = time(row.field(4));
        check(paidAt.isPresent(), row, "waktu bayar bukan yyyyMMddHHmmss");
        check(
                paidAt.isEmpty() || PartnerClock.plausible(paidAt.get(), file.receivedAt()),
                row,
                "waktu bayar tidak wajar");
        String branch = row.field(5);
        check(BRANCH.matcher(branch).matches(), row, "kode kantor pos salah");
        total = total.add(BigInteger.valueOf(amount.map(Rupiah::amount).orElse(0L)));
        if (wrong.count() == before && code.isPresent() && amount.isPresent() && paidAt.isPresent()) {
            stopped = !lines.take(new FileLine(
                    details,
                    new PaymentConfirmation(
                            file.partner(),
                            Transport.FILES,
                            reference,
                            code.get(),
                            amount.get(),
                            paidAt.get(),
                            branch.trim())));
        }
    }

    private void trailer(Row row) {
        Optional<Long> count = number(row.field(0), 7);
        Optional<Long> sum = number(row.field(1), 18);
        check(count.isPresent(), row, "jumlah baris bukan angka");
        check(sum.isPresent(), row, "jumlah uang bukan 18 angka");
        check(count.isEmpty() || count.get() == details, row, "jumlah baris berbeda dari isi, yaitu " + details);
        check(
                sum.isEmpty() || BigInteger.valueOf(sum.get()).equals(total),
                row,
                "jumlah uang berbeda dari isi, yaitu " + total);
    }

    /** Looks again at what may have come twice; a file without suspects, which is nearly every one, is not read again. */
    private void doubled() throws IOException {
        Set<Long> suspects = references.suspects();
        if (suspects.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        try (PostRows rows = form.rows(file.content().open())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.kind().equals("D")
                        && row.wrong().isEmpty()
                        && suspects.contains(References.hash(row.field(3)))
                        && !seen.add(row.field(3))) {
                    wrong.add(row.line(), "NTP sudah ada di berkas ini");
                }
            }
        } catch (NotPlainText e) {
            // It was named the first time.
            return;
        }
    }

    private static Optional<Long> number(String digits, int most) {
        return digits.matches("[0-9]{1," + most + "}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** Local time in western Indonesia. */
    private static Optional<Instant> time(String digits) {
        if (!digits.matches("[0-9]{14}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(digits, SECONDS)
                    .atZone(PartnerClock.WIB)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void check(boolean right, Row row, String reason) {
        if (!right) {
            wrong.add(row.line(), reason);
        }
    }
}
