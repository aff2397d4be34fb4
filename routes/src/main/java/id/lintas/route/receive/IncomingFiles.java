package id.lintas.route.receive;

import id.lintas.route.Completeness;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.strategy.GenericFileExpressionRenamer;
import org.apache.camel.component.file.strategy.GenericFileRenameProcessStrategy;
import org.apache.camel.support.ExpressionAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files of one partner's folder are taken, when, and what becomes of them there. A file is taken when it is whole, and
 * moved only if it is still the one that was taken: what was put in its place meanwhile stays, to be taken as a whole itself.
 */
abstract class IncomingFiles<T> extends GenericFileRenameProcessStrategy<T> implements GenericFileFilter<T> {

    /** Exchange property: the SHA-256 that the partner laid beside its file. */
    static final String DIGEST = "announcedDigest";

    /** Reads as much as a checksum's line needs. */
    static final int MARKER_BYTES = 256;

    private static final Logger LOG = LoggerFactory.getLogger(IncomingFiles.class);

    /** Characters by which an SFTP client would look for other files than the one that has them in its name. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[*?\\[\\]\\\\]|[^\\x20-\\x7E]");

    private static final Pattern CHECKSUM = Pattern.compile("(?i)([0-9a-f]{64})(?: [ *](.+))?");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final Completeness completeness;
    private final Waiting waiting;

    /**
     * @param moved where taken files go: a folder beneath this one, named by an exchange property, gets them
     */
    IncomingFiles(Completeness completeness, Waiting waiting, String moved, Clock clock) {
        this.completeness = completeness;
        this.waiting = waiting;
        GenericFileExpressionRenamer<T> renamer = new GenericFileExpressionRenamer<>();
        renamer.setExpression(new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                String name = exchange.getProperty(FileRoutes.NAME, String.class);
                return moved + exchange.getProperty(FileRoutes.MOVE_TO, String.class) + "/" + name + "-"
                        + STAMP.format(clock.instant());
            }
        });
        setCommitRenamer(renamer);
    }

    /** The beginning of another file in the folder. */
    abstract String beginning(GenericFileOperations<T> operations, Exchange exchange, String path) throws IOException;

    /** Whether the file has the length and time now that it was listed with. */
    abstract boolean unchanged(GenericFileOperations<T> operations, GenericFile<T> file);

    /** Whether it is a file, and not something that leads elsewhere. */
    abstract boolean regular(GenericFile<T> file);

    @Override
    public boolean accept(GenericFile<T> file) {
        String name = file.getFileNameOnly();
        if (file.isDirectory() || !regular(file)) {
            return false;
        }
        if (name.endsWith(".part")) {
            waiting.note(name, file.getFileLength(), "its writer has not renamed it");
            return false;
        }
        if (AMBIGUOUS.matcher(name).find()) {
            waiting.note(name, file.getFileLength(), "its name cannot be fetched safely");
            return false;
        }
        return completeness.marker().isEmpty() || !name.endsWith(completeness.marker());
    }

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        String marker = file.getAbsoluteFilePath() + completeness.marker();
        if (completeness != Completeness.RENAME && !operations.existsFile(marker)) {
            waiting.note(file.getFileNameOnly(), file.getFileLength(), "there is no " + completeness.marker());
            return false;
        }
        if (!super.begin(operations, endpoint, exchange, file)) {
            return false;
        }
        waiting.gone(file.getFileNameOnly());
        exchange.setProperty(FileRoutes.NAME, file.getFileNameOnly());
        if (completeness == Completeness.SHA256) {
            exchange.setProperty(DIGEST, digest(beginning(operations, exchange, marker), file.getFileNameOnly()));
        }
        return true;
    }

    /** What cannot be read, or is another file's, is no digest of this one. */
    static String digest(String checksum, String name) {
        Matcher line = CHECKSUM.matcher(checksum.lines().findFirst().orElse(""));
        return line.matches() && (line.group(2) == null || line.group(2).equals(name))
                ? line.group(1).toLowerCase(java.util.Locale.ROOT)
                : "unreadable";
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        operations.releaseRetrievedFileResources(exchange);
        if (!unchanged(operations, file)) {
            LOG.warn("another file stands in the place of one that was taken; it stays, to be taken next");
            rollback(operations, endpoint, exchange, file);
            return;
        }
        super.commit(operations, endpoint, exchange, file);
        if (completeness != Completeness.RENAME) {
            operations.deleteFile(file.getAbsoluteFilePath() + completeness.marker());
        }
    }
}
