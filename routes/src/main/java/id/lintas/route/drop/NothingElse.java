package id.lintas.route.drop;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Refuses what nobody may do: make folders and links, copy, lock, change attributes. The library's defaults would do it. */
interface NothingElse extends SftpFileSystemAccessor {

    @Override
    default void createDirectory(SftpSubsystemProxy subsystem, Path path) throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symLink)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void copyFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default FileLock tryLock(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String name,
            Channel channel,
            long position,
            long size,
            boolean shared)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void setFileAttribute(
            SftpSubsystemProxy subsystem, Path file, String view, String attribute, Object value, LinkOption... options)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void setFileOwner(SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void setGroupOwner(SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void setFilePermissions(
            SftpSubsystemProxy subsystem, Path file, Set<PosixFilePermission> perms, LinkOption... options)
            throws IOException {
        throw new AccessDeniedException("");
    }

    @Override
    default void setFileAccessControl(
            SftpSubsystemProxy subsystem, Path file, List<AclEntry> acl, LinkOption... options) throws IOException {
        throw new AccessDeniedException("");
    }
}
