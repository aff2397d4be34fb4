package id.lintas.tenants;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes tenants' files that the hub's own reader takes. A file appears whole or not at all.
 *
 * @param tenants the tenants folder
 */
record TenantFileWriter(Path tenants) {

    private static final Pattern ENABLED = Pattern.compile("(?m)^enabled:[ \t]*[^ \t\r\n#]*");

    /** Everything is set to something: what a placeholder stands for is the hub's business. */
    private static final Placeholders ANY = new Placeholders(name -> "1");

    /** All that the hub would say against a file of this text beside the files that are there; empty if nothing. */
    List<Problem> problems(TenantKind kind, String id, String text) {
        FileProblems problems = new FileProblems(kind.file(id));
        Node.Mapping mapping = YamlText.read(text, problems);
        if (mapping != null) {
            Fields fields = new Fields("", mapping, ANY, problems);
            switch (kind) {
                case OFFICE -> {
                    OfficeFile.read(id, fields, problems);
                    if (mapping.entries().get("code") instanceof Node.Scalar code) {
                        codes(id, code.text(), problems);
                    }
                }
                case PARTNER -> PartnerFile.read(id, fields, problems);
            }
        }
        return problems.found();
    }

    private void codes(String id, String code, FileProblems problems) {
        Tenants.load(tenants, name -> "1", InstantSource.system()).known().stream()
                .filter(other ->
                        other.code().equals(code) && !other.id().value().equals(id))
                .forEach(other -> problems.add(
                        "code",
                        "is " + code + ", the code of "
                                + TenantKind.OFFICE.file(other.id().value())));
    }

    /** Whether the folder is one of tenants. */
    boolean there() {
        return Files.isDirectory(tenants.resolve(TenantKind.OFFICE.folder()))
                && Files.isDirectory(tenants.resolve(TenantKind.PARTNER.folder()));
    }

    Path path(TenantKind kind, String id) {
        return tenants.resolve(kind.file(id));
    }

    /**
     * Writes a new file.
     *
     * @throws FileAlreadyExistsException if there is one; it is left alone
     */
    Path add(TenantKind kind, String id, String text) throws IOException {
        Path file = path(kind, id);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path part = part(file, text);
        try {
            // A link, unlike a move, fails where a file came up in between.
            Files.createLink(file, part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    /** Changes the one key of a file and keeps everything else, comments included; returns what speaks against it. */
    List<Problem> enable(TenantKind kind, String id, boolean enabled) throws IOException {
        Path file = path(kind, id);
        String before = Files.readString(file);
        Matcher key = ENABLED.matcher(before);
        String line = "enabled: " + enabled;
        String after = key.find() ? key.replaceFirst(line) : before + (before.endsWith("\n") ? "" : "\n") + line + "\n";
        List<Problem> problems = new ArrayList<>(problems(kind, id, after));
        if (problems.isEmpty()) {
            Files.move(part(file, after), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return problems;
    }

    /** Beside the file under a hidden name, which the hub does not look at. */
    private static Path part(Path file, String text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        return Files.writeString(part, text);
    }
}
