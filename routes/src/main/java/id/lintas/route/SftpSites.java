package id.lintas.route;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.file;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.sftp;

import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.route.drop.DropFolders;
import id.lintas.secret.SecretStore;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Where partners' files are. At a partner's own SFTP server the hub proves itself by public key, to a host whose key it knows; that
 * needs the partner's settings {@code host}, {@code port}, {@code user} and secrets {@code sftp-key}, {@code known-hosts}. A partner
 * with {@code drop: hub} brings its files to the hub's own server, and there they lie on the disk.
 */
@Component
public class SftpSites {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int FILES_AT_ONCE = 16;
    private static final String MOVED = "/${file:name}-${date:now:yyyyMMddHHmmssSSS}";

    private final SecretStore secrets;
    private final FileSettings settings;
    private final DropFolders drop;

    SftpSites(SecretStore secrets, FileSettings settings, DropFolders drop) {
        this.secrets = secrets;
        this.settings = settings;
        this.drop = drop;
    }

    /**
     * The endpoint that fetches whole files from the partner's outbox.
     *
     * @param folderProperty the exchange property that names the folder a file is moved to
     * @throws IllegalArgumentException naming a setting that is absent
     * @throws id.lintas.secret.MissingSecret if a key is absent
     */
    public String outbox(Partner partner, String folderProperty) {
        return DropFolders.isDrop(partner) ? dropped(partner, folderProperty) : fetched(partner, folderProperty);
    }

    /** What lies there is whole, since it had another name before; what was taken is moved out of the partner's reach. */
    private String dropped(Partner partner, String folderProperty) {
        return file(drop.in(partner).toString())
                .filter("#" + DropFolders.WHOLE_FILES)
                .antExclude("*.part")
                .readLock("none")
                .move(drop.taken(partner) + "/${exchangeProperty." + folderProperty + "}" + MOVED)
                .maxMessagesPerPoll(FILES_AT_ONCE)
                .initialDelay(settings.poll().toMillis())
                .delay(settings.poll().toMillis())
                .advanced()
                .autoCreate(false)
                .getRawUri();
    }

    private String fetched(Partner partner, String folderProperty) {
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
                .throwExceptionOnConnectFailed(true)
                .exceptionHandler("#fetchTrouble")
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
        return DropFolders.isDrop(partner) ? laid(drop.out(partner)) : sent(partner, folder);
    }

    /** The endpoint that lays whole files out for the office to fetch. */
    public String folder(OfficeId office) {
        return laid(drop.out(office));
    }

    private static String laid(Path folder) {
        return file(folder.toString())
                .tempFileName("${file:name}.part")
                .advanced()
                .eagerDeleteTargetFile(false)
                .getRawUri();
    }

    private String sent(Partner partner, String folder) {
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
