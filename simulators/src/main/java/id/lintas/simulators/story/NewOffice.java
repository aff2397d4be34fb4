package id.lintas.simulators.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An office that a story opens: its file, its own system's ways in, its people. People's names are new in each telling, since
 * the ledger remembers those of the telling before.
 */
final class NewOffice {

    /** At the end of an office's file: a folder beside the queue. */
    private static final String FOLDER = "  folder: { kind: files, address: drop/out, secret: %s/sftp-keys }\n";

    final String id;
    final OfficeSystemDesk system;
    private final String name;
    private final String code;
    private final StoryWorld world;
    private final TenancyStage stage;
    private final OfficeFolder folder;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final String mark = Integer.toString(ThreadLocalRandom.current().nextInt(1000, 10_000));

    NewOffice(StoryWorld world, TenancyStage stage, String id, String name, String code) throws IOException {
        this.stage = stage;
        this.id = id;
        this.name = name;
        this.code = code;
        this.world = world.withPasswords(user -> {
            String own = passwords.get(user);
            return own == null ? world.passwords().apply(user) : own;
        });
        system = new OfficeSystemDesk(world, id, stage.peerSecret("office-" + id + "/client-secret"));
        folder = OfficeFolder.withNewKey(stage.sftpPort(), stage.hubSecret("drop-host-key.pem"));
    }

    /** As an operator does it: one command. */
    String add() throws IOException, InterruptedException, StepMissed {
        return stage.commands()
                .run(List.of(
                        "office",
                        "add",
                        "--id",
                        id,
                        "--name",
                        name,
                        "--code",
                        code,
                        "--city",
                        name,
                        "--province",
                        "Riau",
                        "--own-system",
                        "queue",
                        "--api",
                        "true"))
                .expect(0)
                .lines()
                .filter(line -> line.startsWith("Wrote"))
                .findFirst()
                .orElse("");
    }

    String disable() throws IOException, InterruptedException, StepMissed {
        return stage.commands().run(List.of("office", "disable", id)).expect(0);
    }

    String enable() throws IOException, InterruptedException, StepMissed {
        return stage.commands().run(List.of("office", "enable", id)).expect(0);
    }

    /** Puts its system's public key into the secret store, then the folder into the file, by hand and whole at once. */
    String giveFolder() throws IOException {
        write(stage.hubSecret(id + "/sftp-keys"), folder.publicKeyLine() + "\n");
        Path file = stage.tenants().resolve("offices").resolve(id + ".yaml");
        write(file, Files.readString(file) + FOLDER.formatted(id));
        return "";
    }

    private static void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    OfficeQueue queue() throws IOException {
        return new OfficeQueue(
                stage.broker(),
                id,
                Files.readString(stage.peerSecret(id + "/broker-password")).strip());
    }

    OfficeFolder folder() {
        return folder;
    }

    /** Who works here, at a desk of their own, once they have chosen a password in place of the one they were shown. */
    OfficeDesk firstLogin(Newcomer newcomer) throws IOException, InterruptedException, StepMissed {
        passwords.put(newcomer.username(), "Kata-" + UUID.randomUUID());
        new StaffLogin(world).first(new Browser(), newcomer.username(), newcomer.oneTime(), world.hub("/office/" + id));
        return new OfficeDesk(world, id, newcomer.username());
    }

    /** A name that nobody of an earlier telling has. */
    String fresh(String first, String rest) {
        return first + mark + " " + rest;
    }

    @Override
    public String toString() {
        return name;
    }
}
