package id.lintas.route;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.sftp;

import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Where partners' SFTP servers are and how the hub proves itself there: by public key, to a host whose key it knows.
 * Needs the partner's settings {@code host}, {@code port}, {@code user} and secrets {@code sftp-key}, {@code
 * known-hosts}.
 */
@Component
public class SftpSites {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int FILES_AT_ONCE = 16;
    private static final String MOVED = "/${file:name}-${date:now:yyyyMMddHHmmssSSS}";

    private final SecretStore secrets;
    private final FileSettings settings;

    SftpSites(SecretStore secrets, FileSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /**
     * The endpoint that fetches whole files from the partner's outbox.
     *
     * @param folderProperty the exchange property that names the folder a file is moved to
     * @throws IllegalArgumentException naming a setting that is absent
     * @throws id.lintas.secret.MissingSecret if a key is absent
     */
    public String outbox(Partner partner, String folderProperty) {
        return sftp(place(partner, partner.setting("outbox")))
                .username(partner.setting("user"))
                .preferredAuthentications("publickey")
                .privateKeyFile(raw(secrets.file(partner.secret("sftp-key"))))
                .strictHostKeyChecking("yes")
                .useUserKnownHostsFile(false)
                .knownHostsFile(raw(secrets.file(partner.secret("known-hosts"))))
                .antInclude(partner.settings().getOrDefault("include", "POS-*.txt"))
                .antExclude("*.part")
                .readLock("changed")
                .readLockMinAge("1s")
                .readLockCheckInterval(500)
                .readLockTimeout(5_000)
                .readLockMarkerFile(false)
                .move("${exchangeProperty." + folderProperty + "}" + MOVED)
                .maxMessagesPerPoll(FILES_AT_ONCE)
                .initialDelay(settings.poll().toMillis())
                .delay(settings.poll().toMillis())
                .streamDownload(true)
                .advanced()
                .autoCreate(false)
                .stepwise(false)
                .connectTimeout(CONNECT_MILLIS)
                .soTimeout(ANSWER_MILLIS)
                .timeout(ANSWER_MILLIS)
                .maximumReconnectAttempts(0)
                .getRawUri();
    }

    /** The endpoint that writes whole files into a folder of the partner: under another name first, then renamed. */
    public String folder(Partner partner, String folder) {
        return sftp(place(partner, folder))
                .username(partner.setting("user"))
                .preferredAuthentications("publickey")
                .privateKeyFile(raw(secrets.file(partner.secret("sftp-key"))))
                .strictHostKeyChecking("yes")
                .useUserKnownHostsFile(false)
                .knownHostsFile(raw(secrets.file(partner.secret("known-hosts"))))
                .tempFileName("${file:name}.part")
                .disconnect(true)
                .advanced()
                .eagerDeleteTargetFile(false)
                .stepwise(false)
                .connectTimeout(CONNECT_MILLIS)
                .soTimeout(ANSWER_MILLIS)
                .timeout(ANSWER_MILLIS)
                .maximumReconnectAttempts(0)
                .getRawUri();
    }

    private static String place(Partner partner, String folder) {
        return partner.setting("host") + ":" + partner.setting("port") + "/" + folder;
    }

    /** Kept from being taken apart as part of an address. */
    private static String raw(Path file) {
        return "RAW(" + file + ")";
    }
}
