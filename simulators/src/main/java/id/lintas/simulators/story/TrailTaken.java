package id.lintas.simulators.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The office's trail is taken away as an archive and checked without the hub; a changed archive is found out. */
final class TrailTaken {

    /** What is new is signed once a minute. */
    private static final Duration UNTIL_SIGNED = Duration.ofSeconds(90);

    private static final String PAID = "PAYMENT_RECORDED";

    private final TenancyCast cast;
    private final TenancyStage stage;
    private final Path archive;
    private final Path key;
    private volatile Optional<ArchiveCopy> taken = Optional.empty();

    TrailTaken(TenancyCast cast, TenancyStage stage) {
        this.cast = cast;
        this.stage = stage;
        this.archive = stage.keep().resolve("audit-" + cast.office.id + ".zip");
        this.key = stage.keep().resolve("audit-key.pem");
    }

    Scene scene() {
        return new Scene("The trail")
                .must("all of it is signed", this::signed)
                .must("the archive is taken away, with both payments", this::take)
                .must(
                        "./lintas audit verify finds it whole",
                        () -> verify(0, "--key", key.toString(), archive.toString()))
                .check("one flipped bit is found, and the entry is named", this::flipped)
                .check("so is an archive that is cut off", this::cutOff)
                .check(
                        "that the archive was taken is in the trail",
                        () -> Expect.that(cast.auditor.entries("AUDIT_EXPORTED", "agus") > 0, "no AUDIT_EXPORTED"));
    }

    private String signed() throws IOException, InterruptedException, StepMissed {
        Patience.until(UNTIL_SIGNED, () -> cast.auditor.unsigned(cast.office.id), unsigned -> unsigned == 0);
        return "";
    }

    private String take() throws IOException, InterruptedException, StepMissed {
        Files.createDirectories(stage.keep());
        Files.write(key, cast.auditor.key());
        byte[] bytes = cast.auditor.archive(cast.office.id);
        Files.write(archive, bytes);
        ArchiveCopy copy = ArchiveCopy.of(bytes);
        Expect.that(copy.entriesWith(PAID) >= 2, "the archive has not both payments");
        taken = Optional.of(copy);
        return archive.toString();
    }

    private String verify(int status, String... arguments) throws IOException, InterruptedException, StepMissed {
        List<String> command = Stream.concat(Stream.of("audit", "verify"), Stream.of(arguments))
                .toList();
        String said = stage.commands().run(command).expect(status);
        return said.lines().reduce((first, second) -> second).orElse("");
    }

    private String flipped() throws IOException, InterruptedException, StepMissed {
        ArchiveCopy whole = taken.orElseThrow(() -> new StepMissed("no archive was taken"));
        String entry = whole.entryWith(PAID).orElseThrow(() -> new StepMissed("no entry of a payment"));
        Path changed = stage.keep().resolve("audit-" + cast.office.id + "-flipped.zip");
        whole.writeFlipped(entry, changed);
        String said = verify(1, "--key", key.toString(), changed.toString());
        long number = Long.parseLong(entry.replaceAll("[^0-9]", ""));
        return Expect.that(said.contains("entry " + number + ":"), "entry " + number + " is not named: " + said) + said;
    }

    private String cutOff() throws IOException, InterruptedException, StepMissed {
        Path cut = stage.keep().resolve("audit-" + cast.office.id + "-cut.zip");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        return verify(1, "--key", key.toString(), cut.toString());
    }
}
