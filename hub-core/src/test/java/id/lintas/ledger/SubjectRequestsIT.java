package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Bookings;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.Correction;
import id.lintas.privacy.Correction.Field;
import id.lintas.privacy.Corrections;
import id.lintas.privacy.ReasonMissing;
import id.lintas.privacy.RequestClosed;
import id.lintas.privacy.SubjectCopy;
import id.lintas.privacy.SubjectRequest;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequest.Outcome;
import id.lintas.privacy.SubjectRequests;
import id.lintas.privacy.UnknownRequest;
import id.lintas.privacy.UnmaskReason;
import id.lintas.privacy.Unmaskings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person's own data: all of it, of that person, in that office; corrected on the record; answered in time. */
@ExtendWith(NeedsDatabase.class)
class SubjectRequestsIT {

    private static final Nik NIK = new Nik("3602041211870001");

    private final Ledger ledger = Ledger.get();
    private final SubjectRequests requests = ledger.bean(SubjectRequests.class);
    private final Corrections corrections = ledger.bean(Corrections.class);
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication one = ledger.captured(office);

    @Test
    void theCopyHasAllOfThePersonInThisOfficeAndNobodyElse() throws Exception {
        OfficeId other = ledger.newOffice();
        PassportApplication elsewhere = ledger.captured(other);
        ledger.billed(office, one, Duration.ofDays(7));
        ledger.bean(Unmaskings.class).unmask(office, one.id(), "dewi", UnmaskReason.CALL, "rahasia petugas");
        SubjectRequest request = requests.open(office, Kind.ACCESS, NIK, "datang sendiri", "hana");

        SubjectCopy copy = requests.copy(office, request.id(), "hana");

        assertThat(copy.nik()).isEqualTo(NIK.value());
        assertThat(copy.cases()).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(one.id());
            assertThat(held.name()).isEqualTo("SITI AMINAH");
            assertThat(held.phone()).isEqualTo("081200000000");
            assertThat(held.birthDate()).isEqualTo("1987-11-12");
            assertThat(held.fingerprints()).hasSize(2);
            assertThat(Objects.requireNonNull(held.bill()).billingCode()).isNotNull();
            assertThat(held.messages())
                    .extracting(SubjectCopy.Message::type)
                    .contains("id.lintas.booking.announced.v1");
            assertThat(held.history()).extracting(SubjectCopy.Event::event).contains("BOOKED", "STAGE_CHANGED");
            assertThat(held.seenWhole())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.reason()).isEqualTo(UnmaskReason.CALL));
        });
        assertThat(copy.requests()).hasSize(1);
        assertThat(copy.keptDays()).isNotEmpty();
        String json =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(copy);
        assertThat(json)
                .contains("SITI AMINAH")
                .doesNotContain(elsewhere.id().toString(), elsewhere.bookingCode(), "rahasia petugas", "dewi", "hana");
        assertThat(entries(request.id().toString()))
                .extracting(AuditTrail.Entry::event)
                .containsExactly(AuditEvent.SUBJECT_REQUEST_OPENED, AuditEvent.SUBJECT_DATA_EXPORTED);
    }

    @Test
    void anAnswerIsDueWithinThreeTimesTwentyFourHours() {
        SubjectRequest request = requests.open(office, Kind.ACCESS, NIK, "datang sendiri", "hana");
        assertThat(request.dueAt()).isEqualTo(request.receivedAt().plus(Duration.ofHours(72)));
        assertThat(request.late(request.dueAt())).isFalse();
        assertThat(request.late(request.dueAt().plusMillis(1))).isTrue();
    }

    @Test
    void aCorrectionChangesTheCaseKeepsTheFormerValueSealedAndTellsTheTrailNoValue() {
        SubjectRequest request = requests.open(office, Kind.CORRECTION, NIK, "nama salah ketik", "hana");
        corrections.correct(office, request.id(), one.id(), Field.NAME, " SITI AMINAH PUTRI ", "hana");
        corrections.correct(office, request.id(), one.id(), Field.PHONE, "+6281233334444", "hana");

        PassportApplication after = applications.get(office, one.id());
        assertThat(Objects.requireNonNull(after.applicant()).name()).isEqualTo("SITI AMINAH PUTRI");
        assertThat(after.applicant().nik()).isEqualTo(NIK);
        assertThat(applications.of(office, NIK))
                .extracting(PassportApplication::id)
                .containsExactly(one.id());
        assertThat(ledger.bean(Bookings.class)
                        .find(office, one.bookingCode())
                        .orElseThrow()
                        .phone())
                .isEqualTo("+6281233334444");
        assertThat(corrections.of(office, request.id()))
                .extracting(Correction::field, Correction::before)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Field.NAME, "SITI AMINAH"),
                        org.assertj.core.groups.Tuple.tuple(Field.PHONE, "081200000000"));
        assertThat(entries(one.id().toString()))
                .filteredOn(entry -> entry.event() == AuditEvent.SUBJECT_DATA_CORRECTED)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.detail()).doesNotContain("SITI", "0812", "0813", "PUTRI"));
        assertThat(raw()).doesNotContain("SITI", "PUTRI", "081200000000", "81233334444", NIK.value());
    }

    @Test
    void onlyThePersonsOwnCasesCanBeCorrectedAndOnlyWithValuesThatFit() {
        SubjectRequest another =
                requests.open(office, Kind.CORRECTION, new Nik("3602041211870002"), "nama salah", "hana");
        assertThatThrownBy(() -> corrections.correct(office, another.id(), one.id(), Field.NAME, "X Y", "hana"))
                .isInstanceOf(UnknownRequest.class);
        SubjectRequest own = requests.open(office, Kind.CORRECTION, NIK, "nama salah", "hana");
        for (String wrong : List.of("", " ", "x".repeat(101), "081200000000", "A\u0000B", "A\nB")) {
            assertThatThrownBy(() -> corrections.correct(office, own.id(), one.id(), Field.NAME, wrong, "hana"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("", "12345", "0812 3456 7890", "telepon", "1".repeat(16))) {
            assertThatThrownBy(() -> corrections.correct(office, own.id(), one.id(), Field.PHONE, wrong, "hana"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Objects.requireNonNull(applications.get(office, one.id()).applicant())
                        .name())
                .isEqualTo("SITI AMINAH");
        assertThat(corrections.of(office, own.id())).isEmpty();
    }

    @Test
    void aClosedRequestGivesNothingAndChangesNothing() {
        SubjectRequest request = requests.open(office, Kind.ACCESS, NIK, "datang sendiri", "hana");
        assertThatThrownBy(() -> requests.close(office, request.id(), Outcome.REFUSED, " ", "hana"))
                .isInstanceOf(ReasonMissing.class);
        requests.close(office, request.id(), Outcome.REFUSED, "bukan pemilik data", "hana");
        assertThatThrownBy(() -> requests.copy(office, request.id(), "hana")).isInstanceOf(RequestClosed.class);
        assertThatThrownBy(() -> requests.close(office, request.id(), Outcome.DONE, "lagi lagi", "hana"))
                .isInstanceOf(RequestClosed.class);
        assertThatThrownBy(() -> corrections.correct(office, request.id(), one.id(), Field.NAME, "X Y", "hana"))
                .isInstanceOf(RequestClosed.class);
        assertThat(Objects.requireNonNull(requests.get(office, request.id()).closing())
                        .answer())
                .isEqualTo("bukan pemilik data");
    }

    @Test
    void anotherOfficeKnowsNothingOfTheRequest() {
        SubjectRequest request = requests.open(office, Kind.ACCESS, NIK, "datang sendiri", "hana");
        OfficeId other = ledger.newOffice();
        assertThatThrownBy(() -> requests.get(other, request.id())).isInstanceOf(UnknownRequest.class);
        assertThatThrownBy(() -> requests.copy(other, request.id(), "budi")).isInstanceOf(UnknownRequest.class);
        assertThat(requests.latest(other, 10)).isEmpty();
    }

    private List<AuditTrail.Entry> entries(String subject) {
        return transactions.in(office, () -> ledger.bean(AuditTrail.class).of(office, List.of(subject)));
    }

    private String raw() {
        return transactions.in(
                office,
                () -> ledger.sql()
                        .sql("select (select string_agg(r::text, ' ') from subject_request r where office = :office)"
                                + " || (select string_agg(c::text, ' ') from data_correction c where office = :office)"
                                + " || (select string_agg(e::text, ' ') from audit_entry e where office = :office)")
                        .param("office", office.value())
                        .query(String.class)
                        .single());
    }
}
