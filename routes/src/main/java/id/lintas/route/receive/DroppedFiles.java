package id.lintas.route.receive;

import id.lintas.route.Completeness;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperations;

/** Files that a partner put on the hub's own disk. They are whole, since they had another name before. */
final class DroppedFiles extends IncomingFiles<File> {

    DroppedFiles(Completeness completeness, Waiting waiting, Path taken, Clock clock) {
        super(completeness, waiting, taken + "/", clock);
    }

    @Override
    String beginning(GenericFileOperations<File> operations, Exchange exchange, String path) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(path), LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MARKER_BYTES), StandardCharsets.US_ASCII);
        }
    }

    @Override
    boolean unchanged(GenericFileOperations<File> operations, GenericFile<File> file) {
        File now = file.getFile();
        return now.length() == file.getFileLength() && now.lastModified() == file.getLastModified();
    }

    @Override
    boolean regular(GenericFile<File> file) {
        return Files.isRegularFile(file.getFile().toPath(), LinkOption.NOFOLLOW_LINKS);
    }
}
