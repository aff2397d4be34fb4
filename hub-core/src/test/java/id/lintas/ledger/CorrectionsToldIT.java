package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Claim;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.privacy.Correction;
import id.lintas.privacy.Correction.Field;
import id.lintas.privacy.Correction.Passed;
import id.lintas.privacy.Corrections;
import id.lintas.privacy.SubjectRequest;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was corrected is told the registry, for its eyes alone, and the hub knows when it has it. */
@ExtendWith(NeedsDatabase.class)
class CorrectionsToldIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORED = "id.lintas.correction.stored.v1";

    private final Ledger ledger = Ledger.get();
    private final Corrections corrections = ledger.bean(Corrections.class);
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication one = ledger.captured(office);
    private final SubjectRequest request = ledger.bean(SubjectRequests.class)
            .open(office, Kind.CORRECTION, new Nik("3602041211870001"), "nama salah ketik", "hana");

    @Test
    void aCorrectedNameIsOwedInTheSameTransactionAndTheRegistryAloneCanReadIt() throws Exception {
        correct(Field.NAME, "SITI AMINAH PUTRI");

        Claim told = sent();
        String body = new String(told.envelope().body(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("SITI", "PUTRI", "AMINAH", "3602041211870001");
        assertThat(told.envelope().correlation()).isEqualTo(one.bookingCode());
        JsonNode data = JSON.readTree(body).path("data");
        JsonNode letter = JSON.readTree(RegistryKey.open(data.path("person").asText()));
        assertThat(letter.path("name").asText()).isEqualTo("SITI AMINAH PUTRI");
        for (String field : List.of("correctionId", "bookingCode", "applicationId")) {
            assertThat(letter.path(field)).as(field).isEqualTo(data.path(field));
        }
        assertThat(data.path("applicationId").asText()).isEqualTo(one.id().toString());
        assertThat(only().passed()).isEqualTo(Passed.ON_ITS_WAY);
    }

    @Test
    void theRegistrysAnswerIsNotedOnceAndOnTheRecord() throws Exception {
        correct(Field.NAME, "SITI AMINAH PUTRI");
        String id = correctionId(sent());

        answer(id);
        assertThat(only().passed()).isEqualTo(Passed.STORED);
        Correction first = only();
        answer(id);

        assertThat(only()).isEqualTo(first);
        assertThat(trail())
                .filteredOn(entry -> entry.event() == AuditEvent.CORRECTION_STORED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("registry");
                    assertThat(entry.detail()).isEqualTo("NAME");
                });
    }

    @Test
    void anAnswerAboutAnotherCorrectionDecidesNothing() throws Exception {
        correct(Field.NAME, "SITI AMINAH PUTRI");
        sent();
        answer(UUID.randomUUID().toString());
        assertThat(only().passed()).isEqualTo(Passed.ON_ITS_WAY);
        assertThat(ledger.bean(Messages.class).timeline(one.bookingCode()))
                .filteredOn(message -> message.type().equals(STORED))
                .extracting(MessageView::status)
                .containsExactly("QUARANTINED");
    }

    @Test
    void thePhoneStaysHereForTheRegistryNeverHadIt() {
        correct(Field.PHONE, "+6281233334444");
        assertThat(only().passed()).isEqualTo(Passed.NOT_NEEDED);
        assertThat(ledger.handOver(office))
                .noneMatch(claim -> claim.envelope().type().equals(Corrections.CORRECTED));
    }

    private void correct(Field field, String value) {
        corrections.correct(office, request.id(), one.id(), field, value, "hana");
    }

    private Correction only() {
        List<Correction> all = corrections.of(office, request.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Claim sent() {
        return ledger.handOver(office).stream()
                .filter(claim -> claim.envelope().type().equals(Corrections.CORRECTED))
                .findFirst()
                .orElseThrow();
    }

    private static String correctionId(Claim told) throws Exception {
        return JSON.readTree(told.envelope().body())
                .path("data")
                .path("correctionId")
                .asText();
    }

    private void answer(String correction) {
        ledger.answer(office, Corrections.CORRECTED, STORED, """
                {"correctionId":"%s","storedAt":"%s"}""".formatted(
                        correction, ledger.clock().instant()));
    }

    private List<AuditTrail.Entry> trail() {
        return ledger.bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.bean(AuditTrail.class)
                                .of(office, List.of(one.id().toString())));
    }
}
