package id.lintas.connector.post;

import id.lintas.connector.PartnerClock;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file from beginning to end and collects everything that is wrong with it. Used once. */
final class PostFileReader {

    static final int LARGEST_FILE = 10 * 1024 * 1024;
    static final int MOST_LINES = 50_000;

    private static final Pattern NAME = Pattern.compile("POS-([0-9]{8})-([0-9]{6})\\.txt");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{16}");
    private static final Pattern BRANCH = Pattern.compile("[0-9A-Za-z -]{6}");

    private final String name;
    private final Instant receivedAt;
    private final List<String> wrong = new ArrayList<>();
    private final List<PostLine> lines = new ArrayList<>();
    private final Set<String> references = new HashSet<>();

    private BigInteger total = BigInteger.ZERO;
    private long details;

    private PostFileReader(String name, Instant receivedAt) {
        this.name = name;
        this.receivedAt = receivedAt;
    }

    static PostFile read(String name, byte[] content, Instant receivedAt) {
        PostFileReader reader = new PostFileReader(name, receivedAt);
        if (reader.sane(content)) {
            reader.file(new String(content, StandardCharsets.US_ASCII));
        }
        return new PostFile(name, reader.lines, reader.wrong);
    }

    /** Whether the content is worth taking apart. */
    private boolean sane(byte[] content) {
        if (content.length > LARGEST_FILE) {
            wrong.add("berkas lebih dari " + LARGEST_FILE + " byte");
            return false;
        }
        long ends = 0;
        for (byte b : content) {
            if (b == '\n') {
                ends++;
            } else if (b < ' ' || b > '~') {
                wrong.add("berkas memuat karakter selain ASCII yang dapat dicetak");
                return false;
            }
        }
        if (content.length == 0 || content[content.length - 1] != '\n') {
            wrong.add(content.length == 0 ? "berkas kosong" : "baris terakhir tidak diakhiri LF");
            return false;
        }
        if (ends > MOST_LINES + 2) {
            wrong.add("lebih dari " + MOST_LINES + " baris D");
            return false;
        }
        return true;
    }

    private void file(String text) {
        String[] rows = text.substring(0, text.length() - 1).split("\n", -1);
        List<Columns> columns = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length() != Columns.WIDTH) {
                refuse(i, "panjang " + rows[i].length() + " karakter, harus " + Columns.WIDTH);
            } else {
                columns.add(new Columns(rows[i]));
            }
        }
        if (columns.size() < rows.length) {
            return;
        }
        header(columns.get(0));
        for (int i = 1; i < columns.size() - 1; i++) {
            detail(i, columns.get(i));
        }
        if (columns.size() < 2) {
            wrong.add("trailer T tidak ada");
            return;
        }
        trailer(columns.size() - 1, columns.get(columns.size() - 1));
        if (details == 0) {
            wrong.add("berkas tidak memuat baris D");
        }
    }

    private void header(Columns row) {
        check(row.at(1, 1).equals("H"), 0, "bukan header H");
        check(row.at(2, 9).equals("POSPAY01"), 0, "kolom 2-9 bukan POSPAY01");
        Matcher named = NAME.matcher(name);
        if (!named.matches()) {
            wrong.add("nama berkas bukan POS-yyyyMMdd-NNNNNN.txt");
        } else {
            check(row.at(10, 17).equals(named.group(1)), 0, "hari usaha berbeda dari nama berkas");
            check(row.at(18, 23).equals(named.group(2)), 0, "nomor urut berbeda dari nama berkas");
        }
        check(new Columns(row.at(10, 17) + "000000").time(1).isPresent(), 0, "hari usaha bukan yyyyMMdd");
        check(row.time(24).isPresent(), 0, "waktu tulis bukan yyyyMMddHHmmss");
        check(row.blankFrom(38), 0, "kolom 38-100 tidak kosong");
    }

    private void detail(int index, Columns row) {
        int before = wrong.size();
        if (!row.at(1, 1).equals("D")) {
            refuse(index, "bukan baris D");
            return;
        }
        details++;
        check(row.at(2, 7).equals(String.format("%06d", index)), index, "nomor baris bukan urutan berikutnya");
        Optional<BillingCode> code = BillingCode.parse(row.at(8, 22));
        check(code.isPresent(), index, "kode billing bukan 15 angka dengan awal 7-9");
        Optional<Rupiah> amount = row.number(23, 37).map(Rupiah::new);
        check(amount.isPresent(), index, "jumlah bukan 15 angka");
        String reference = row.at(38, 53);
        check(REFERENCE.matcher(reference).matches(), index, "NTP bukan 16 karakter 0-9A-Z");
        check(references.add(reference), index, "NTP sudah ada di berkas ini");
        Optional<Instant> paidAt = row.time(54);
        check(paidAt.isPresent(), index, "waktu bayar bukan yyyyMMddHHmmss");
        check(paidAt.isEmpty() || PartnerClock.plausible(paidAt.get(), receivedAt), index, "waktu bayar tidak wajar");
        check(BRANCH.matcher(row.at(68, 73)).matches(), index, "kode kantor pos salah");
        check(row.blankFrom(74), index, "kolom 74-100 tidak kosong");
        total = total.add(BigInteger.valueOf(amount.map(Rupiah::amount).orElse(0L)));
        if (wrong.size() == before && code.isPresent() && amount.isPresent() && paidAt.isPresent()) {
            String branch = row.at(68, 73).trim();
            lines.add(new PostLine(row.at(2, 7), code.get(), amount.get(), reference, paidAt.get(), branch));
        }
    }

    private void trailer(int index, Columns row) {
        if (!row.at(1, 1).equals("T")) {
            refuse(index, "bukan trailer T");
            return;
        }
        Optional<Long> count = row.number(2, 7);
        Optional<Long> sum = row.number(8, 25);
        check(count.isPresent(), index, "jumlah baris bukan 6 angka");
        check(sum.isPresent(), index, "jumlah uang bukan 18 angka");
        check(count.isEmpty() || count.get() == details, index, "jumlah baris berbeda dari isi, yaitu " + details);
        check(
                sum.isEmpty() || BigInteger.valueOf(sum.get()).equals(total),
                index,
                "jumlah uang berbeda dari isi, yaitu " + total);
        check(row.blankFrom(26), index, "kolom 26-100 tidak kosong");
    }

    private void check(boolean right, int index, String reason) {
        if (!right) {
            refuse(index, reason);
        }
    }

    private void refuse(int index, String reason) {
        wrong.add("baris " + (index + 1) + ": " + reason);
    }
}
