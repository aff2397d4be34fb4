package id.lintas.simulators.story;

import java.nio.file.Path;

/**
 * What a story about tenants needs besides the pages.
 *
 * @param commands an operator's, on the tenants folder
 * @param tenants the folder of the hub's tenants; the story leaves the two offices in it that it adds
 * @param secrets holds {@code hub}, where an operator puts what a new office brings, and {@code peers}, what its system knows
 * @param broker such as {@code tcp://127.0.0.1:61616}
 * @param sftpPort where the hub serves SFTP, on loopback
 * @param keep where the archive is put that is taken away
 */
public record TenancyStage(
        OperatorCommands commands, Path tenants, Path secrets, String broker, int sftpPort, Path keep) {

    Path hubSecret(String name) {
        return secrets.resolve("hub").resolve(name);
    }

    Path peerSecret(String name) {
        return secrets.resolve("peers").resolve(name);
    }
}
