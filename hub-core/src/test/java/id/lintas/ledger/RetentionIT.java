package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.AuditTrail;
import id.lintas.booking.Bookings;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Payments;
import id.lintas.privacy.DataClass;
import id.lintas.privacy.Purge;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequest.Outcome;
import id.lintas.privacy.SubjectRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What outlived its time is deleted once, in steps, and on the record; what is under way is not touched. */
@ExtendWith(NeedsDatabase.class)
class RetentionIT {

    private static final Duration LONG_AGO = Duration.ofDays(400);
    private static final String NIK = "3602041211870001";

    private final Ledger ledger = Ledger.get();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final Purge purge = ledger.bean(Purge.class);
    private final EndedCases cases = new EndedCases(ledger);
    private final OfficeId office = ledger.newOffice();

    @Test
    void whatIsPersonalGoesAndWhatAccountingNeedsStays() {
        PassportApplication one = cases.ended(office, LONG_AGO);
        cases.paid(office, one, "SETTLED");
        assertThat(cases.left(office, one)).isGreaterThan(5);

        int removed = purge.run(office);

        assertThat(removed).isPositive();
        assertThat(cases.left(office, one)).isZero();
        PassportApplication after = applications.get(office, one.id());
        assertThat(after.purged()).isTrue();
        assertThat(after.applicant()).isNull();
        assertThat(after.maskedName() + after.maskedNik()).isEmpty();
        assertThat(applications.purgedAt(office, one.id())).isPresent();
        assertThat(applications.of(office, new Nik(NIK))).isEmpty();
        assertThat(ledger.bean(Bookings.class)
                        .find(office, one.bookingCode())
                        .orElseThrow()
                        .phone())
                .isNull();
        Payments payments = ledger.bean(Payments.class);
        assertThat(payments.bill(office, one.id()).orElseThrow().billingCode()).isNotNull();
        assertThat(payments.bill(office, one.id()).orElseThrow().amount().amount())
                .isPositive();
        assertThat(payments.of(office, one.id()))
                .singleElement()
                .satisfies(paid -> assertThat(paid.partnerReference()).startsWith("NTB"));
        assertThat(cases.count(
                        office,
                        "select count(digest) from inbound_message where office = :office and correlation = :booking",
                        one))
                .as("digests stay")
                .isPositive();
    }

    /** Whatever is under way keeps all of it; once that is over, the same purge takes it: the control of each row. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "not at its end | update application set stage = 'HANDED_OVER' where office = :office and id = :id"
                        + " | update application set stage = 'ARCHIVED' where office = :office and id = :id",
                "undelivered | update delivery_state set status = 'DUE' where office = :office and id in (select id from delivery where correlation = :booking)"
                        + " | update delivery_state set status = 'DELIVERED' where office = :office and id in (select id from delivery where correlation = :booking)",
                "parked | update delivery_state set status = 'PARKED' where office = :office and id in (select id from delivery where correlation = :booking)"
                        + " | update delivery_state set status = 'DELIVERED' where office = :office and id in (select id from delivery where correlation = :booking)",
                "bill asked | update bill set status = 'REQUESTED' where office = :office and application = :id"
                        + " | update bill set status = 'PAID' where office = :office and application = :id",
                "paid late | update bill set status = 'PAID_LATE' where office = :office and application = :id"
                        + " | update bill set status = 'PAID' where office = :office and application = :id",
                "bill open | update bill set status = 'OPEN', expires_at = now() + interval '10 years' where office = :office and application = :id"
                        + " | update bill set expires_at = now() - interval '1 year' where office = :office and application = :id",
                "check open | insert into adjudication (office, id, application, reference_id, status, insert_request, started_at)"
                        + " values (:office, gen_random_uuid(), :id, gen_random_uuid(), 'IDENTIFYING', gen_random_uuid(), now())"
                        + " | update adjudication set status = 'NO_HIT' where office = :office and application = :id",
                "check quarantined | insert into adjudication (office, id, application, reference_id, status, insert_request, started_at)"
                        + " values (:office, gen_random_uuid(), :id, gen_random_uuid(), 'QUARANTINED', gen_random_uuid(), now())"
                        + " | update adjudication set status = 'HIT' where office = :office and application = :id",
            })
    void aCaseWithSomethingUnderWayIsNotTouched(String why, String begin, String end) {
        PassportApplication busy = cases.ended(office, LONG_AGO);
        PassportApplication idle = cases.ended(office, LONG_AGO);
        cases.sql(office, begin, busy, ledger.clock().instant());
        long before = cases.left(office, busy);

        purge.run(office);

        assertThat(cases.left(office, busy)).as(why).isEqualTo(before);
        assertThat(cases.left(office, idle)).as("a neighbour without it").isZero();
        cases.sql(office, end, busy, ledger.clock().instant());
        purge.run(office);
        assertThat(cases.left(office, busy)).as("control: no longer " + why).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PROVISIONAL", "LATE"})
    void moneyThatIsNotSettledKeepsItsCase(String status) {
        PassportApplication one = cases.ended(office, LONG_AGO);
        cases.paid(office, one, status);
        long before = cases.left(office, one);
        purge.run(office);
        assertThat(cases.left(office, one)).isEqualTo(before);
    }

    @Test
    void anOpenRequestOfThePersonKeepsTheCaseUntilItIsAnswered() {
        PassportApplication one = cases.ended(office, LONG_AGO);
        SubjectRequests requests = ledger.bean(SubjectRequests.class);
        var request = requests.open(office, Kind.ACCESS, new Nik(NIK), "datang sendiri", "hana");
        purge.run(office);
        assertThat(applications.get(office, one.id()).purged()).isFalse();
        requests.close(office, request.id(), Outcome.DONE, "diserahkan", "hana");
        purge.run(office);
        assertThat(applications.get(office, one.id()).purged()).isTrue();
    }

    @Test
    void aFrozenOfficeIsLeftAsItIs() {
        PassportApplication one = cases.ended(office, LONG_AGO);
        freeze(true);
        assertThat(purge.run(office)).isZero();
        assertThat(cases.left(office, one)).isPositive();
        freeze(false);
        assertThat(purge.run(office)).isPositive();
        assertThat(cases.left(office, one)).isZero();
    }

    @Test
    void eachClassHasItsOwnTimeAndWhatIsYoungStays() {
        PassportApplication young = cases.ended(office, Duration.ofDays(29));
        PassportApplication older = cases.ended(office, Duration.ofDays(31));
        PassportApplication old = cases.ended(office, Duration.ofDays(91));
        purge.run(office);
        assertThat(cases.count(office, fingers(), young)).isEqualTo(2);
        assertThat(cases.count(office, fingers(), older)).isZero();
        assertThat(cases.count(office, bodies(), older)).isPositive();
        assertThat(cases.count(office, bodies(), old)).isZero();
        assertThat(applications.get(office, old.id()).purged()).isFalse();
    }

    @Test
    void anotherOfficesCasesAreNotTouched() {
        OfficeId other = ledger.newOffice();
        PassportApplication theirs = cases.ended(other, LONG_AGO);
        cases.ended(office, LONG_AGO);
        purge.run(office);
        assertThat(cases.left(other, theirs)).isGreaterThan(5);
        assertThat(cases.purges(other, DataClass.APPLICANT.name())).isEmpty();
    }

    @Test
    void eachStepIsSmallAndOnTheRecordAndASecondRunFindsNothing() {
        for (int i = 0; i < 7; i++) {
            cases.ended(office, LONG_AGO);
        }
        purge.run(office);
        List<AuditTrail.Entry> steps = cases.purges(office, DataClass.APPLICANT.name());
        assertThat(steps).extracting(EndedCases::removed).containsExactly(3, 3, 1);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.actor()).isEqualTo("hub");
            assertThat(step.detail()).matches("[0-9]+ removed, ended before [0-9TZ:.-]+");
        });
        assertThat(purge.run(office)).isZero();
        assertThat(cases.purges(office, DataClass.APPLICANT.name())).hasSize(3);
    }

    @Test
    void twoNodesAtOnceTakeEveryValueOnce() throws Exception {
        int many = 9;
        for (int i = 0; i < many; i++) {
            cases.ended(office, LONG_AGO);
        }
        long bodies = transactions.in(
                office,
                () -> ledger.sql()
                        .sql("select count(body) from delivery where office = ?")
                        .param(office.value())
                        .query(Long.class)
                        .single());
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        CyclicBarrier together = new CyclicBarrier(3);
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(nodes.submit(() -> {
                    together.await();
                    return purge.run(office);
                }));
            }
            for (Future<Integer> run : runs) {
                run.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        purge.run(office);
        assertThat(total(DataClass.APPLICANT)).isEqualTo(many);
        assertThat(total(DataClass.PHONE)).isEqualTo(many);
        assertThat(total(DataClass.BIOMETRIC)).isEqualTo(2L * many);
        assertThat(total(DataClass.MESSAGE_OUT)).isEqualTo(bodies);
    }

    @Test
    void messagesThatAreNobodysArePurgedInTheDirectoratesScope() {
        String address = "/nobodys/" + Ledger.number();
        Instant then = ledger.clock().instant().minus(LONG_AGO);
        transactions.inTransaction(() -> {
            ledger.bean(MessageLog.class)
                    .record(new Inbound(
                            "registry", "QUEUE", address, "?", null, null, then, then, "UNKNOWN", "", new byte[] {1}));
            return true;
        });
        assertThat(body(address)).isEqualTo(1);
        purge.run(OfficeId.CENTRAL);
        assertThat(body(address)).isZero();
    }

    @Test
    void thePageSaysTheRulesThatAreInForce() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "retention.md"));
        Map<String, Integer> said = Pattern.compile("\\| `([A-Z_]+)` \\| ([0-9]+) \\|")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.parseInt(row.group(2))));
        Map<String, Integer> held = purge.rules().entrySet().stream()
                .collect(Collectors.toMap(rule -> rule.getKey().name(), Map.Entry::getValue));
        assertThat(said).isEqualTo(held).hasSize(DataClass.values().length);
    }

    private long total(DataClass data) {
        return cases.purges(office, data.name()).stream()
                .mapToLong(EndedCases::removed)
                .sum();
    }

    private long body(String address) {
        return transactions.in(
                OfficeId.CENTRAL,
                () -> ledger.sql()
                        .sql("select count(body) from inbound_message where address = ? and sealed_for = 'central'")
                        .param(address)
                        .query(Long.class)
                        .single());
    }

    private void freeze(boolean frozen) {
        transactions.run(
                OfficeId.CENTRAL,
                () -> ledger.sql()
                        .sql("insert into office_freeze (office, frozen, since, reason) values (?, ?, ?, 'test')"
                                + " on conflict (office) do update set frozen = excluded.frozen")
                        .params(
                                office.value(),
                                frozen,
                                Timestamp.from(ledger.clock().instant()))
                        .update());
    }

    private static String fingers() {
        return "select count(*) from biometric where office = :office and application = :id";
    }

    private static String bodies() {
        return "select count(body) from delivery where office = :office and correlation = :booking";
    }
}
