package id.lintas.route.receive;

import id.lintas.route.Completeness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.remote.strategy.SftpChangedExclusiveReadLockStrategy;
import org.apache.camel.support.DefaultExchange;

/** Files on a partner's own SFTP server. They are left alone until a second has passed without a change. */
final class FetchedFiles extends IncomingFiles<SftpRemoteFile> {

    private static final long STILL_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 5_000;

    FetchedFiles(Completeness completeness, Waiting waiting, Clock clock) {
        super(completeness, waiting, "", clock);
        SftpChangedExclusiveReadLockStrategy still = new SftpChangedExclusiveReadLockStrategy();
        still.setMinAge(STILL_MILLIS);
        still.setCheckInterval(LOOK_MILLIS);
        still.setTimeout(PATIENCE_MILLIS);
        // An empty file is refused by its name, not waited for.
        still.setMinLength(0);
        setExclusiveReadLockStrategy(lock(still));
    }

    /** Camel declares it for another type than the one it calls it with. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static GenericFileExclusiveReadLockStrategy<SftpRemoteFile> lock(GenericFileExclusiveReadLockStrategy any) {
        return any;
    }

    @Override
    String beginning(GenericFileOperations<SftpRemoteFile> operations, Exchange exchange, String path)
            throws IOException {
        Exchange aside = new DefaultExchange(exchange.getContext());
        GenericFile<SftpRemoteFile> target = operations.newGenericFile();
        aside.setProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, target);
        operations.retrieveFile(path, aside, MARKER_BYTES);
        try (InputStream in = (InputStream) target.getBody()) {
            return new String(in.readNBytes(MARKER_BYTES), StandardCharsets.US_ASCII);
        } finally {
            operations.releaseRetrievedFileResources(aside);
        }
    }

    @Override
    boolean unchanged(GenericFileOperations<SftpRemoteFile> operations, GenericFile<SftpRemoteFile> file) {
        SftpRemoteFile[] now = operations.listFiles(file.getParent());
        return now != null
                && Arrays.stream(now)
                        .anyMatch(one -> one.getFilename().equals(file.getFileNameOnly())
                                && one.getFileLength() == file.getFileLength()
                                && one.getLastModified() == file.getLastModified());
    }

    @Override
    boolean regular(GenericFile<SftpRemoteFile> file) {
        return true;
    }
}
