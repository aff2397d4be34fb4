package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.route.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements come by SFTP from any partner, also from one that calls, and are told from payments by their names or folder. */
class StatementDoorIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestHub hub = TestHub.get();

    @Test
    void aBankThatCallsHasItsStatementsFetchedAndIsToldWhatIsWrong() throws Exception {
        Path root = hub.sftp().root();
        Files.createDirectories(root.resolve("statements"));
        add(new Partner(
                new PartnerId("bank-states"),
                "Bank",
                "toy",
                Transport.REST,
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(hub.sftp().port()),
                        "user", "lintas",
                        "statements", "csv",
                        "statementOutbox", "statements",
                        "results", "results"),
                Map.of("sftp-key", "sftp-key", "known-hosts", "known_hosts"),
                true,
                Limits.STANDARD));
        put(root.resolve("statements"), "STM-20261123-000001.csv", csv("IDR", "350000"));
        put(root.resolve("statements"), "STM-20261123-000002.csv", csv("USD", "1"));
        awaitText(
                root.resolve("results/STM-20261123-000001.result.csv"), "H|STM-20261123-000001.csv|ACCEPTED|1\nT|1\n");
        awaitText(
                root.resolve("results/STM-20261123-000002.result.csv"),
                "H|STM-20261123-000002.csv|REFUSED|0\nR|CURRENCY|line 2|USD|IDR\nR|BATCH_SUM|line 3|1|350000\nT|0\n");
        assertThat(booked("bank-states")).isEqualTo(1);
        hub.noPartner("bank-states");
    }

    @Test
    void inAPostOfficesFolderPaymentsAndStatementsKeepApart() throws Exception {
        add(new Partner(
                new PartnerId("pos-both"),
                "Kantor Pos",
                "toy",
                Transport.FILES,
                Map.of("drop", "hub", "statements", "csv"),
                Map.of("sftp-keys", "drop-keys"),
                true,
                Limits.OF_FILES));
        Path in = Files.createDirectories(hub.dropFolder().resolve("roots/pos-both/in"));
        put(in, "POS-20261123-000041.txt", "good POS-20261123-000041.txt");
        put(in, "STM-20261123-000041.txt", csv("IDR", "350000"));
        Path out = hub.dropFolder().resolve("roots/pos-both/out");
        awaitText(out.resolve("STM-20261123-000041.result.txt"), "H|STM-20261123-000041.txt|ACCEPTED|1\nT|1\n");
        awaitText(out.resolve("POS-20261123-000041.result.txt"), "H|POS-20261123-000041.txt|ACCEPTED|1|0\n");
        assertThat(booked("pos-both")).isEqualTo(1);
        assertThat(count("select count(*) from partner_payment where partner = ?", "pos-both"))
                .isEqualTo(1);
        hub.noPartner("pos-both");
    }

    private void add(Partner partner) {
        hub.partner(partner);
        hub.bean(PartnerRoutes.class).follow();
    }

    private static void put(Path folder, String name, String content) throws IOException {
        Path part = Files.writeString(folder.resolve(name + ".part"), content);
        Files.move(part, folder.resolve(name));
    }

    /** Yesterday's statement of one booking. */
    private static String csv(String currency, String sum) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(1));
        return "H,STMT0001," + day + ",000001," + day + "235900,IDR,1,1,O\nD,1,820261123000017,350000,C," + currency
                + ",NTB1," + day + "090000\nT,1," + sum + ",0\n";
    }

    private static void awaitText(Path file, String text) {
        Awaitility.await().atMost(SOON).until(() -> Files.exists(file));
        assertThat(file).hasContent(text);
    }

    private int booked(String partner) {
        return count("select count(*) from statement_line where partner = ?", partner);
    }

    private int count(String sql, String partner) {
        return hub.bean(JdbcClient.class)
                .sql(sql)
                .param(partner)
                .query(Integer.class)
                .single();
    }
}
