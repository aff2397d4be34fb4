package id.lintas.route.drop;

import static java.util.Objects.requireNonNull;

import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * What may be done in a root. Into {@code in/} a new file is written under a name that ends in {@code .part} and then renamed; from
 * then on it is the hub's. From {@code out/} files are read and removed. Links are never followed, and every path goes through
 * {@link VirtualPath} first. Thread-safe.
 */
final class DropRules implements NothingElse {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final DropUsers users;
    private final DropSettings settings;
    private final RefusedLogins refused;
    private final Map<String, Usage> usages = new ConcurrentHashMap<>();

    DropRules(DropUsers users, DropSettings settings, RefusedLogins refused) {
        this.users = users;
        this.settings = settings;
        this.refused = refused;
    }

    private DropUser user(SftpSubsystemProxy subsystem) throws IOException {
        return users.find(subsystem.getSession().getUsername())
                .orElseThrow(() -> new AccessDeniedException("", null, "user is no longer in force"));
    }

    private Usage usage(DropUser user) {
        return usages.computeIfAbsent(user.name(), first -> new Usage());
    }

    private static VirtualPath said(Path path) throws IOException {
        return VirtualPath.of(path.toString()).orElseThrow(() -> new NoSuchFileException(""));
    }

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remote) throws IOException {
        Optional<VirtualPath> path = VirtualPath.of(remote);
        if (path.isEmpty() && remote.contains("..")) {
            refused.refused(DropKeys.DOOR, user(subsystem).name(), Refusal.NOT_ITS_CHANNEL);
        }
        if (path.isEmpty()) {
            throw new NoSuchFileException("");
        }
        return root.getFileSystem().getPath(path.get().toString());
    }

    @Override
    public LinkOption[] resolveFileAccessLinkOptions(
            SftpSubsystemProxy subsystem, Path file, int cmd, String extension, boolean followLinks) {
        return new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    /** A file's permissions are the server's to set, so the client's are dropped. */
    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... ignored)
            throws IOException {
        DropUser user = user(subsystem);
        VirtualPath path = said(file);
        boolean writes = options.contains(StandardOpenOption.WRITE)
                || options.contains(StandardOpenOption.APPEND)
                || options.contains(StandardOpenOption.CREATE);
        return writes ? write(user, path, file, options) : read(path, file);
    }

    private static SeekableByteChannel read(VirtualPath path, Path file) throws IOException {
        if (!path.isFile() || path.inIn()) {
            throw new AccessDeniedException("");
        }
        regular(file);
        return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private SeekableByteChannel write(DropUser user, VirtualPath path, Path file, Set<? extends OpenOption> options)
            throws IOException {
        if (!path.inIn() || !user.part(path.file())) {
            throw new AccessDeniedException("");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            regular(file);
        }
        Usage usage = usage(user);
        if (!usage.begin(folderOf(file), path.file(), settings.files())) {
            throw new FileSystemException("too many files, or this one is being written");
        }
        try {
            Set<OpenOption> own = new HashSet<>(
                    Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS));
            if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                own.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
            return new LimitedChannel(
                    Files.newByteChannel(file, own, OWNER_ONLY),
                    usage,
                    path.file(),
                    settings.bytes(),
                    user.fileBytes());
        } catch (IOException e) {
            usage.end(path.file());
            throw e;
        }
    }

    /** Every file lies in one of the two folders. */
    private static Path folderOf(Path file) {
        return requireNonNull(file.getParent());
    }

    /** Neither a link, nor a pipe, nor a folder; such a thing is not there for a client. */
    private static void regular(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException("");
        }
    }

    @Override
    public void closeFile(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String name,
            Channel channel,
            Set<? extends OpenOption> options)
            throws IOException {
        if (channel != null && channel.isOpen()) {
            channel.close();
        }
    }

    @SuppressWarnings("StreamResourceLeak") // whoever asked closes it
    @Override
    public DirectoryStream<Path> openDirectory(
            SftpSubsystemProxy subsystem, DirectoryHandle handle, Path dir, String name, LinkOption... options)
            throws IOException {
        user(subsystem);
        VirtualPath path = said(dir);
        if (path.isFile()) {
            throw new NoSuchFileException("");
        }
        return new ShownFiles(Files.newDirectoryStream(dir));
    }

    /** A folder's entries as its user sees them; the file system's own filter would be shown paths of the real disk. */
    private record ShownFiles(DirectoryStream<Path> all) implements DirectoryStream<Path> {

        @Override
        public Iterator<Path> iterator() {
            return StreamSupport.stream(all.spliterator(), false)
                    .filter(DropRules::shown)
                    .iterator();
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }

    /** What is neither a folder of ours nor a plain file is not shown, nor what the hub is still writing. */
    static boolean shown(Path entry) {
        VirtualPath path = VirtualPath.of(entry.toAbsolutePath().toString()).orElse(null);
        return path != null
                && (path.isFile()
                        ? Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                                && (path.inIn() || !path.file().endsWith(".part"))
                        : Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public Map<String, ?> readFileAttributes(
            SftpSubsystemProxy subsystem, Path file, String view, LinkOption... options) throws IOException {
        if (!shown(file)) {
            throw new NoSuchFileException("");
        }
        return Files.readAttributes(file, view, LinkOption.NOFOLLOW_LINKS);
    }

    /** The one rename there is: a part becomes whole, under a name that is free. */
    @Override
    public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        DropUser user = user(subsystem);
        VirtualPath part = said(from);
        VirtualPath whole = said(to);
        if (!part.inIn() || !whole.inIn() || !user.part(part.file()) || !user.whole(whole.file())) {
            throw new AccessDeniedException("");
        }
        regular(from);
        // Whoever still holds it open could change what the hub is reading.
        if (usage(user).writing(part.file())) {
            throw new FileSystemException("the file is being written");
        }
        if (twin(folderOf(to), whole.file())) {
            throw new FileAlreadyExistsException("");
        }
        // A link fails where the name is taken, at whatever moment; a rename would put one file over the other.
        Files.createLink(to, from);
        Files.delete(from);
    }

    /** Whether a file has this name, in small or capital letters. */
    private static boolean twin(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            return StreamSupport.stream(all.spliterator(), false)
                    .anyMatch(file -> file.getFileName().toString().equalsIgnoreCase(name));
        }
    }

    @Override
    public void removeFile(SftpSubsystemProxy subsystem, Path file, boolean isDirectory) throws IOException {
        DropUser user = user(subsystem);
        VirtualPath path = said(file);
        boolean own = path.inIn() ? user.part(path.file()) && !usage(user).writing(path.file()) : path.isFile();
        if (isDirectory || !own) {
            throw new AccessDeniedException("");
        }
        regular(file);
        Files.delete(file);
    }
}
