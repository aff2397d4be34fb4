package id.lintas.route.drop;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Of the SFTP protocol, what it takes to put and fetch files. Links, attributes, folders, locks and extensions are refused unread. */
final class DropSubsystem extends SftpSubsystem {

    private static final Set<Integer> SERVED = Set.of(
            SftpConstants.SSH_FXP_INIT,
            SftpConstants.SSH_FXP_OPEN,
            SftpConstants.SSH_FXP_CLOSE,
            SftpConstants.SSH_FXP_READ,
            SftpConstants.SSH_FXP_WRITE,
            SftpConstants.SSH_FXP_LSTAT,
            SftpConstants.SSH_FXP_FSTAT,
            SftpConstants.SSH_FXP_STAT,
            SftpConstants.SSH_FXP_OPENDIR,
            SftpConstants.SSH_FXP_READDIR,
            SftpConstants.SSH_FXP_REMOVE,
            SftpConstants.SSH_FXP_RENAME,
            SftpConstants.SSH_FXP_REALPATH);

    private DropSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator) {
        super(channel, configurator);
    }

    /** Makes one for each channel. */
    static SftpSubsystemFactory factory(DropRules rules) {
        SftpSubsystemFactory factory = new SftpSubsystemFactory() {
            @Override
            public Command createSubsystem(ChannelSession channel) {
                return new DropSubsystem(channel, this);
            }
        };
        factory.setFileSystemAccessor(rules);
        return factory;
    }

    /** The library guesses what it could not read; of what is not shown, nothing is told, neither kind nor size. */
    @Override
    protected NavigableMap<String, Object> getAttributes(Path file, int flags, LinkOption... options)
            throws IOException {
        if (!DropRules.shown(file)) {
            throw new NoSuchFileException("");
        }
        return super.getAttributes(file, flags, options);
    }

    @Override
    protected void doProcess(Buffer buffer, int length, int type, int id) throws IOException {
        if (SERVED.contains(type)) {
            super.doProcess(buffer, length, type, id);
        } else {
            sendStatus(prepareReply(buffer), id, SftpConstants.SSH_FX_PERMISSION_DENIED, "not served");
        }
    }
}
