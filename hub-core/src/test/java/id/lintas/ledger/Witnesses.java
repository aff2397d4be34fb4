package id.lintas.ledger;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Bills;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.reconciliation.Difference;
import id.lintas.reconciliation.ReconciledDay;
import id.lintas.reconciliation.Reconciliation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One case, and what bill, confirmations and statements say of it, on a banking day that no other test has. */
final class Witnesses {

    static final PartnerId BANK = new PartnerId("bank-match");
    static final long OWED = 350_000;
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

    final Ledger ledger = Ledger.get();
    final long number = Ledger.number();
    final LocalDate day = FIRST.plusDays(2 * number);
    final Instant paidAt = day.atTime(9, 0).atZone(ToyStatements.WIB).toInstant();
    final BillingCode code = new BillingCode(String.format("82226%010d", number));
    final OfficeId office = ledger.newOffice();
    private final PassportApplication application = ledger.captured(office);
    private final Transport transport;
    private int files;

    Witnesses() {
        this(Transport.QUEUE);
    }

    Witnesses(Transport transport) {
        this.transport = transport;
    }

    String reference(String name) {
        return name + number;
    }

    void bill() {
        ledger.bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.bean(Bills.class)
                                .issued(
                                        office,
                                        application.id(),
                                        1,
                                        code,
                                        new Rupiah(OWED),
                                        paidAt.minusSeconds(60),
                                        paidAt.plus(Duration.ofDays(7))));
    }

    void confirm(String name, long amount) {
        confirm(name, amount, code);
    }

    void confirm(String name, long amount, BillingCode to) {
        ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        BANK,
                                        transport,
                                        reference(name),
                                        "ALT-" + reference(name),
                                        to,
                                        new Rupiah(amount),
                                        paidAt,
                                        "TELLER"),
                                paidAt.plusSeconds(5)));
    }

    void reverse(String name) {
        ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(ReversePayment.class)
                        .reverse(
                                new PaymentReversal(
                                        BANK,
                                        transport,
                                        reference(name),
                                        code,
                                        new Rupiah(OWED),
                                        paidAt.plusSeconds(60),
                                        "salah bayar"),
                                paidAt.plusSeconds(65)));
    }

    /** A page of that day with these lines: {@code "C A 350000"} or {@code "D A 350000"}. */
    void statement(String... lines) {
        page(1, true, lines);
    }

    void page(int page, boolean last, String... lines) {
        String name = "S" + number + (last && page == 1 ? "-" + files : "");
        StringBuilder text = new StringBuilder(
                "DAY " + name + " " + page + " " + last + " " + day + " " + (10_000 * number + files) + "\n");
        for (String line : lines) {
            String[] field = line.split(" ");
            text.append(field[0] + " " + reference(field[1]) + " " + (field.length > 3 ? field[3] : code) + " "
                    + field[2] + " " + paidAt + "\n");
        }
        try {
            ToyStatements.take(ledger, BANK, "STM-" + number + "-" + files++ + ".txt", text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run() {
        ledger.bean(Reconciliation.class).run(BANK.value(), day, "hub");
    }

    /** What differs, as kind and reference without the case's number. */
    Set<String> open() {
        return differences(false);
    }

    Set<String> closed() {
        return differences(true);
    }

    private Set<String> differences(boolean closed) {
        return all(closed).stream()
                .map(one -> one.kind() + " " + one.subject().replace(Long.toString(number), ""))
                .collect(Collectors.toSet());
    }

    List<Difference> all(boolean closed) {
        return ledger.bean(Reconciliation.class)
                .differences(BANK.value(), day, new Reconciliation.Differences(null, closed, "", 100));
    }

    ReconciledDay found() {
        return ledger.bean(Reconciliation.class).day(BANK.value(), day).orElseThrow();
    }
}
