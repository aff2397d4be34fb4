package id.lintas.route.deliver;

import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.route.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

class FilesLinkIT implements LinkContract {

    private static final String NAME = "files";
    private final TestHub hub = TestHub.get();

    @Override
    public String linkOf(OfficeId office) {
        hub.link(office, new Link(NAME, LinkKind.FILES, "pos/results/" + office, ""));
        return NAME;
    }

    @Override
    public String silentLinkOf(OfficeId office) {
        hub.link(office, new Link(NAME, LinkKind.FILES, "pos-silent/results", ""));
        return NAME;
    }

    @Override
    public long received(OfficeId office, UUID id) {
        try (Stream<Path> files = Files.list(hub.sftp().root().resolve("results/" + office))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".result.txt"))
                    .filter(file -> contains(file, id))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, UUID id) {
        try {
            return Files.readString(file).contains(id.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void down() {
        hub.sftp().down();
    }

    @Override
    public void up() {
        hub.sftp().up();
    }
}
