package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.FileIntake.Receipt;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payments;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A statement is booked whole or quarantined whole with every reason, and never settles anything. */
@ExtendWith(NeedsDatabase.class)
class StatementsIT {

    private static final PartnerId BANK = new PartnerId("bank-toy");

    private final Ledger ledger = Ledger.get();
    private final long number = Ledger.number();
    private final String name = "STM-" + number + ".txt";
    private final Instant paid = ledger.clock().instant();

    @Test
    void aStatementIsBookedOnceAndSettlesNothing() throws Exception {
        OfficeId office = ledger.newOffice();
        PassportApplication application = ledger.captured(office);
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        String text = head(1, true) + "C R" + number + " " + code + " 350000.00 " + paid + "\n";
        assertThat(take(name, text)).isEqualTo(Receipt.TAKEN);
        assertThat(take(name, text)).isEqualTo(Receipt.TAKEN);
        assertThat(booked()).isEqualTo(1);
        assertThat(ledger.bean(Payments.class).of(office, application.id())).isEmpty();
    }

    @Test
    void aContradictionQuarantinesTheWholeWithEveryReason() throws Exception {
        String text = head(1, true) + "C R" + number + " - 350000 " + paid
                + "\nWRONG BATCH_SUM\nWRONG CURRENCY\nWRONG COPY\n";
        assertThat(take(name, text)).isEqualTo(Receipt.REFUSED);
        assertThat(booked()).isZero();
        assertThat(reasons(name))
                .containsExactly("BATCH_SUM|line 1|said|found", "CURRENCY|line 1|said|found", "COPY|line 1|said|found");
    }

    @Test
    void aReferenceAndAPageThatCameBeforeAreBothNamed() throws Exception {
        take(name, head(1, true) + "C R" + number + " - 350000 " + paid + "\n");
        String other = "STM-" + number + "-B.txt";
        assertThat(take(
                        other,
                        head(1, true) + "C S" + number + " - 1 " + paid + "\nC R" + number + " - 350000 " + paid
                                + "\nD R" + number + " - 350000 " + paid + "\n"))
                .isEqualTo(Receipt.REFUSED);
        assertThat(reasons(other))
                .containsExactly(
                        "PAGE_BEFORE|S" + number + "|1|" + name, "BOOKED_BEFORE|booking 2|R" + number + "|" + name);
        assertThat(booked()).isEqualTo(1);
    }

    @Test
    void aTakingBackMayBearThePaymentsReference() throws Exception {
        take(name, head(1, false) + "C R" + number + " - 350000 " + paid + "\n");
        assertThat(take("STM-" + number + "-2.txt", head(2, true) + "D R" + number + " - 350000 " + paid + "\n"))
                .isEqualTo(Receipt.TAKEN);
        assertThat(booked()).isEqualTo(2);
    }

    /** What the key over references is for: without it and the look before, the same money is there twice. */
    @Test
    void controlWithoutTheRowsOfBeforeTheSameMoneyIsBookedAgain() throws Exception {
        take(name, head(1, true) + "C R" + number + " - 350000 " + paid + "\n");
        String other = head(1, true) + "C R" + number + " - 350000 " + paid + "\nC S" + number + " - 1 " + paid + "\n";
        assertThat(take("STM-" + number + "-A.txt", other)).isEqualTo(Receipt.REFUSED);
        forget();
        assertThat(take("STM-" + number + "-B.txt", other)).isEqualTo(Receipt.TAKEN);
    }

    @Test
    void tenThousandLinesAreBookedInOneTransactionOrNotAtAll() throws Exception {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "C R" + number + "-" + i + " - 1 " + paid)
                .collect(Collectors.joining("\n"));
        assertThat(take(name, head(1, true) + lines + "\nC R" + number + "-7 - 1 " + paid + "\n"))
                .as("the reader did not see it; the key does")
                .isEqualTo(Receipt.REFUSED);
        assertThat(booked()).isZero();
        assertThat(take(name, head(1, true) + lines + "\n")).isEqualTo(Receipt.TAKEN);
        assertThat(booked()).isEqualTo(10_000);
    }

    private String head(int page, boolean last) {
        return "DAY S" + number + " " + page + " " + last + " " + java.time.LocalDate.ofInstant(paid, ToyStatements.WIB)
                + " " + number + "\n";
    }

    private Receipt take(String file, String text) throws Exception {
        return ToyStatements.take(ledger, BANK, file, text);
    }

    private int booked() {
        return ledger.sql()
                .sql("select count(*) from statement_line where reference like ?")
                .param("R" + number + "%")
                .query(Integer.class)
                .single();
    }

    private List<String> reasons(String file) {
        return ledger.sql()
                .sql("select jsonb_array_elements_text(reasons) from partner_file where name = ? and state = 'REFUSED'")
                .param(file)
                .query(String.class)
                .list();
    }

    /** As the owner: the application cannot. */
    private void forget() throws Exception {
        try (Connection owner = DriverManager.getConnection(
                ledger.database().ownerUrl(),
                ledger.database().ownerUser(),
                ledger.database().ownerPassword())) {
            String file = "(select id from partner_file where name = '" + name + "')";
            owner.createStatement().executeUpdate("delete from statement_line where file in " + file);
            owner.createStatement().executeUpdate("delete from statement_part where file in " + file);
        }
    }
}
