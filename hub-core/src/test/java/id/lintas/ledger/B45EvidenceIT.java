package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.Actor;
import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditEvidence;
import id.lintas.audit.AuditTrail;
import id.lintas.audit.CannotSign;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.verify.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of one case: what it shows, what it keeps back, and that a change to it is found. */
@ExtendWith(NeedsDatabase.class)
class B45EvidenceIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final AuditEvidence evidence = ledger.bean(AuditEvidence.class);

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @Test
    void showsTheCasesEntriesAndOfOthersOnlyDigestsAndVerifiesAlone() throws IOException {
        ZipFiles zip = take();
        assertThat(zip.names().stream().filter(name -> name.startsWith("entry-")))
                .hasSize(3);
        assertThat(zip.names().stream()
                        .filter(name -> name.startsWith("entry-"))
                        .map(zip::text))
                .allSatisfy(entry -> assertThat(entry).contains("\"subject\":\"mine\""))
                .anySatisfy(entry -> assertThat(entry).contains("EVIDENCE_TAKEN", "\"reason\":\"keluhan\""));
        assertThat(String.join("", zip.names().stream().map(zip::text).toList()))
                .as("nothing of the other case but its digest")
                .doesNotContain("theirs", "secret-of-theirs")
                .contains("sha512:");
        assertThat(verify(zip)).as(said).isZero();
        assertThat(said).contains("3 shown and 2 as digests");
    }

    @Test
    void aChangedDocumentIsFound() throws IOException {
        assertThat(verify(take().put("bukti.json", "{}"))).isEqualTo(1);
        assertThat(said).contains("bukti.json: changed after it was signed");
    }

    @Test
    void aChangedEntryIsFoundAtItsNumber() throws IOException {
        ZipFiles zip = take();
        String name = "entry-000000000003.json";
        assertThat(verify(zip.put(name, zip.text(name).replace("ARRIVED", "HANDED_OVER"))))
                .isEqualTo(1);
        assertThat(said).contains("entry 3: its file or its link was changed");
    }

    @Test
    void aDocumentThatWasAddedOrExchangedWithAnotherCasesIsFound() throws IOException {
        ZipFiles zip = take();
        assertThat(verify(zip.remove("bukti.pdf"))).isEqualTo(1);
        assertThat(said).contains("bukti.pdf: in the manifest, but missing");
        assertThat(verify(take().remove("manifest.sig"))).isEqualTo(1);
        assertThat(said).contains("the manifest is not signed");
    }

    @Test
    void withoutAKeyNoEvidenceIsHandedOutAndNothingIsNoted() {
        String key = TestSigningKey.replace("nonsense");
        try {
            assertThatThrownBy(() -> evidence.take(office, Actor.of("agus"), List.of("mine")))
                    .isInstanceOf(CannotSign.class);
        } finally {
            TestSigningKey.replace(key);
        }
    }

    private ZipFiles take() throws IOException {
        entry("mine", "BOOKED");
        entry("theirs", "secret-of-theirs");
        entry("mine", "ARRIVED");
        entry("theirs", "secret-of-theirs");
        List<AuditEntry> entries =
                evidence.take(office, Actor.at(office, "dewi").because("keluhan"), List.of("mine"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.write(
                office,
                entries,
                Map.of(
                        "bukti.pdf",
                        new byte[] {1, 2, 3},
                        "bukti.json",
                        "{\"case\":1}".getBytes(StandardCharsets.UTF_8)),
                out);
        return ZipFiles.read(out.toByteArray());
    }

    private void entry(String subject, String detail) {
        ledger.bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.bean(AuditTrail.class)
                                .record(office, "dewi", AuditEvent.STAGE_CHANGED, subject, detail));
    }

    private int verify(ZipFiles zip) throws IOException {
        Path file = zip.write(folder.resolve("bukti.zip"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(out, out, file.toString());
        said = bytes.toString(StandardCharsets.UTF_8);
        Files.delete(file);
        return status;
    }
}
