package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.Actor;
import id.lintas.audit.AuditArchive;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditSealer;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.verify.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real archives, tampered with; the stand-alone verifier, which shares no code with the hub, names the first bad entry. */
@ExtendWith(NeedsDatabase.class)
class B45ArchiveIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final AuditArchive archive = ledger.bean(AuditArchive.class);

    @TempDir
    private Path folder = Path.of("");

    private Path first = Path.of("");
    private Path second = Path.of("");
    private Path third = Path.of("");
    private String said = "";

    @BeforeEach
    void threeArchivesOfNineEntriesEach() throws IOException {
        first = nineEntries();
        second = nineEntries();
        third = nineEntries();
    }

    @Test
    void controlUntouchedArchivesHoldAloneAndTogether() throws IOException {
        assertThat(verify(first)).isZero();
        assertThat(said).contains("office " + office, "entries 1 to 9", "3 signed batches", "compare it with the key");
        assertThat(verify(second)).isZero();
        assertThat(said).contains("what came before entry 10 is in the archive before");
        assertThat(verify(first, second, third)).isZero();
        assertThat(said).contains("OK: 3 files, 29 entries");
        String key = ZipFiles.read(Files.readAllBytes(first)).names().stream()
                .filter(name -> name.startsWith("key-"))
                .findFirst()
                .orElseThrow();
        assertThat(key).endsWith(".pem");
    }

    @Test
    void theLinkingIsXRoads() throws Exception {
        ZipFiles zip = ZipFiles.read(Files.readAllBytes(first));
        String[] lines = zip.text("linkinginfo").split("\n", -1);
        assertThat(lines[0]).isEqualTo("- - SHA-512");
        String digest = "";
        for (int i = 1; i <= 9; i++) {
            String file = "entry-%012d.json".formatted(i);
            digest = hex((digest + hex(zip.bytes(file))).getBytes(StandardCharsets.US_ASCII));
            assertThat(lines[i]).isEqualTo(digest + " " + file);
        }
        ZipFiles next = ZipFiles.read(Files.readAllBytes(second));
        assertThat(next.text("linkinginfo"))
                .matches("(?s)[0-9a-f]{128} audit-" + office + "-000000000009\\.zip SHA-512\n.*");
    }

    @Test
    void aFlippedByteInAnEntry() throws IOException {
        bad(change("entry-000000000005.json", text -> text.replace("ARRIVED", "ARRIVEX")), "entry 5: its file");
    }

    @Test
    void aRemovedEntryFile() throws IOException {
        bad(zip().remove("entry-000000000004.json"), "entry 4: its file entry-000000000004.json is missing");
    }

    @Test
    void aRemovedEntryWithItsLink() throws IOException {
        ZipFiles zip = zip().remove("entry-000000000004.json");
        bad(linking(zip, lines -> without(lines, 4)), "entry 4: here stands entry 5");
    }

    @Test
    void anInsertedEntry() throws IOException {
        ZipFiles zip = zip();
        bad(
                zip.put("entry-000000000099.json", zip.text("entry-000000000003.json")),
                "entry-000000000099.json has no link");
    }

    @Test
    void anInsertedEntryWithALink() throws IOException {
        ZipFiles zip = zip();
        zip.put("entry-000000000099.json", zip.text("entry-000000000003.json"));
        bad(
                linking(zip, lines -> insert(lines, 4, "0".repeat(128) + " entry-000000000099.json")),
                "entry 4: here stands entry 99");
    }

    @Test
    void twoSwappedEntryFiles() throws IOException {
        ZipFiles zip = zip();
        String six = zip.text("entry-000000000006.json");
        zip.put("entry-000000000006.json", zip.text("entry-000000000007.json")).put("entry-000000000007.json", six);
        bad(zip, "entry 6: its file is of another office or place");
    }

    @Test
    void twoSwappedLinks() throws IOException {
        bad(
                linking(zip(), lines -> {
                    String six = lines[6];
                    lines[6] = lines[7];
                    lines[7] = six;
                    return lines;
                }),
                "entry 6: here stands entry 7");
    }

    @Test
    void aChangedEntryWithAllLinksMadeAnew() throws Exception {
        ZipFiles zip = change("entry-000000000005.json", text -> text.replace("dewi", "budi"));
        StringBuilder links = new StringBuilder("- - SHA-512\n");
        String digest = "";
        for (int i = 1; i <= 9; i++) {
            String file = "entry-%012d.json".formatted(i);
            digest = hex((digest + hex(zip.bytes(file))).getBytes(StandardCharsets.US_ASCII));
            links.append(digest).append(' ').append(file).append('\n');
        }
        bad(zip.put("linkinginfo", links.toString()), "entry 4 or one after it up to 6: changed");
    }

    @Test
    void aRemovedBatch() throws IOException {
        bad(
                change("batches", text -> String.join("\n", without(text.split("\n", -1), 1))),
                "entry 4: no batch signs it");
    }

    @Test
    void theLastBatchRemoved() throws IOException {
        bad(
                change("batches", text -> String.join("\n", without(text.split("\n", -1), 2))),
                "entry 7: no batch signs it");
    }

    @Test
    void theLastBatchRemovedWithItsEntriesAndLinks() throws IOException {
        ZipFiles zip = change("batches", text -> String.join("\n", without(text.split("\n", -1), 2)));
        linking(zip, lines -> without(without(without(lines, 9), 8), 7));
        for (int i = 7; i <= 9; i++) {
            zip.remove("entry-%012d.json".formatted(i));
        }
        bad(zip, "changed after it was signed");
    }

    @Test
    void aBrokenSignature() throws IOException {
        bad(
                change("batches", text -> {
                    String[] lines = text.split("\n", -1);
                    String other = lines[0].substring(0, lines[0].indexOf(' '));
                    lines[1] = other + lines[1].substring(lines[1].indexOf(' '));
                    return String.join("\n", lines);
                }),
                "batch 2 (entries 4 to 6): the signature is not that of key");
    }

    @Test
    void aTruncatedZip() throws IOException {
        byte[] whole = Files.readAllBytes(first);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(verify(cut)).isEqualTo(1);
        assertThat(said).contains("not a whole zip file");
    }

    @Test
    void archivesInTheWrongOrder() throws IOException {
        assertThat(verify(second, first)).isEqualTo(1);
        assertThat(said).contains("BAD " + first, "entry 1: comes before the end of", "wrong order");
    }

    @Test
    void archivesWithAGapBetween() throws IOException {
        assertThat(verify(first, third)).isEqualTo(1);
        assertThat(said).contains("BAD " + third, "entry 10: missing up to entry 19");
    }

    @Test
    void anArchiveSignedByAnotherKeyThanTheAuditorTrusts() throws IOException {
        String before = TestSigningKey.replace(TestSigningKey.fresh());
        Path other;
        try {
            other = nineEntries();
        } finally {
            TestSigningKey.replace(before);
        }
        Path trusted = folder.resolve("trusted.pem");
        ZipFiles zip = ZipFiles.read(Files.readAllBytes(first));
        String name = "key-" + zip.text("manifest.sig").split(" ", 2)[0] + ".pem";
        Files.writeString(trusted, zip.text(name));
        assertThat(verify(Path.of("--key"), trusted, first)).isZero();
        assertThat(said).contains("as given");
        assertThat(verify(Path.of("--key"), trusted, other)).isEqualTo(1);
        assertThat(said).contains("not among the keys given with --key");
    }

    private Path nineEntries() throws IOException {
        Instant from = ledger.clock().instant();
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 3; i++) {
                ledger.bean(OfficeTransactions.class)
                        .run(
                                office,
                                () -> ledger.bean(AuditTrail.class)
                                        .record(office, "dewi", AuditEvent.STAGE_CHANGED, "case", "ARRIVED \"é\\\n"));
            }
            ledger.bean(AuditSealer.class).link(office);
            ledger.bean(AuditBatches.class).sign(office);
        }
        ledger.clock().forward(Duration.ofSeconds(1));
        AuditArchive.Plan plan =
                archive.plan(office, from, ledger.clock().instant()).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.write(plan, Actor.of("agus"), bytes);
        return Files.write(folder.resolve(plan.name()), bytes.toByteArray());
    }

    private ZipFiles zip() throws IOException {
        return ZipFiles.read(Files.readAllBytes(first));
    }

    private ZipFiles change(String file, UnaryOperator<String> change) throws IOException {
        ZipFiles zip = zip();
        String changed = change.apply(zip.text(file));
        assertThat(changed).isNotEqualTo(zip.text(file));
        return zip.put(file, changed);
    }

    private static ZipFiles linking(ZipFiles zip, UnaryOperator<String[]> change) {
        String[] lines = change.apply(zip.text("linkinginfo").split("\n", -1));
        return zip.put("linkinginfo", String.join("\n", lines));
    }

    private static String[] without(String[] lines, int line) {
        java.util.List<String> left = new java.util.ArrayList<>(Arrays.asList(lines));
        left.remove(line);
        return left.toArray(String[]::new);
    }

    private static String[] insert(String[] lines, int at, String line) {
        java.util.List<String> more = new java.util.ArrayList<>(Arrays.asList(lines));
        more.add(at, line);
        return more.toArray(String[]::new);
    }

    private void bad(ZipFiles zip, String why) throws IOException {
        Path tampered = zip.write(folder.resolve("tampered.zip"));
        assertThat(verify(tampered)).as(said).isEqualTo(1);
        assertThat(said).contains("BAD " + tampered).contains(why);
    }

    private int verify(Path... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status =
                Main.run(out, out, Arrays.stream(arguments).map(Path::toString).toArray(String[]::new));
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static String hex(byte[] bytes) throws java.security.GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }
}
