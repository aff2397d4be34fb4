package id.lintas.route.drop;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own SFTP server.
 *
 * @param port where it listens; absent: there is no server
 * @param address the address it listens on
 * @param folder holds every user's root and what was taken from it
 * @param hostKey reference of the server's private key, in PEM
 * @param files how many files a user may have lying in its {@code in/}
 * @param bytes how many bytes those may have together
 * @param sessions how many connections a user may have at a time
 * @param idle a connection without a word for so long is closed
 */
@ConfigurationProperties("lintas.drop")
record DropSettings(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("data/drop") Path folder,
        @DefaultValue("drop-host-key.pem") String hostKey,
        @DefaultValue("1000") int files,
        @DefaultValue("67108864") long bytes,
        @DefaultValue("4") int sessions,
        @DefaultValue("5m") Duration idle) {

    /** @throws IllegalArgumentException if a number is out of range */
    DropSettings {
        if (files < 1 || bytes < 1 || sessions < 1 || idle.toSeconds() < 1) {
            throw new IllegalArgumentException("lintas.drop: files " + files + ", bytes " + bytes + ", sessions "
                    + sessions + ", idle " + idle + " (expected: each above zero)");
        }
    }
}
