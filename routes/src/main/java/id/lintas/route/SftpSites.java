package id.lintas.route;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.file;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.sftp;

import id.lintas.intake.StatementReaders;
import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.route.drop.DropFolders;
import id.lintas.secret.SecretStore;
import java.nio.file.Path;
import org.apache.camel.builder.endpoint.dsl.FileEndpointBuilderFactory;
import org.springframework.stereotype.Component;

/**
 * Where partners' files are. At a partner's own SFTP server the hub proves itself by public key, to a host whose key it knows; that
 * needs the partner's settings {@code host}, {@code port}, {@code user} and secrets {@code sftp-key}, {@code known-hosts}. A partner
 * with {@code drop: hub} brings its files to the hub's own server, and there they lie on the disk.
 */
@Component
public class SftpSites {

    private static final String PART = "*.part";
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int FILES_AT_ONCE = 16;

    private final SecretStore secrets;
    private final FileSettings settings;
    private final DropFolders drop;

    SftpSites(SecretStore secrets, FileSettings settings, DropFolders drop) {
        this.secrets = secrets;
        this.settings = settings;
        this.drop = drop;
    }

    /** The name under which the registry holds what watches the partner's folder. */
    public static String incoming(PartnerId partner) {
        return "incoming-" + partner;
    }

    /** The same for what watches for its statements. */
    public static String statements(PartnerId partner) {
        return "incoming-statements-" + partner;
    }

    /** Names of files that are statements: the partner's setting {@code statementNames}, in Ant's way. */
    public static String statementNames(Partner partner) {
        return partner.settings().getOrDefault("statementNames", "STM-*");
    }

    /**
     * The endpoint that fetches whole statements, from the partner's {@code statementOutbox} or the folder of its payments, as
     * {@link #statements} there lets it.
     *
     * @throws IllegalArgumentException naming a setting that is absent
     * @throws id.lintas.secret.MissingSecret if a key is absent
     */
    public String statementOutbox(Partner partner) {
        String watch = statements(partner.id());
        if (DropFolders.isDrop(partner)) {
            return dropped(partner, watch, statementNames(partner), PART);
        }
        String folder = partner.settings().containsKey("statementOutbox")
                ? partner.setting("statementOutbox")
                : partner.setting("outbox");
        return fetched(partner, folder, watch, statementNames(partner), PART);
    }

    /**
     * The endpoint that fetches whole files from the partner's outbox, as {@link #incoming} there lets it.
     *
     * @throws IllegalArgumentException naming a setting that is absent
     * @throws id.lintas.secret.MissingSecret if a key is absent
     */
    public String outbox(Partner partner) {
        String watch = incoming(partner.id());
        String not = StatementReaders.sends(partner) ? PART + "," + statementNames(partner) : PART;
        return DropFolders.isDrop(partner)
                ? dropped(partner, watch, "", not)
                : fetched(
                        partner,
                        partner.setting("outbox"),
                        watch,
                        partner.settings().getOrDefault("include", "POS-*." + extension(partner)),
                        not);
    }

    /** What lies there is whole, since it had another name before; what was taken is moved out of the partner's reach. */
    private String dropped(Partner partner, String watch, String only, String not) {
        FileEndpointBuilderFactory.FileEndpointConsumerBuilder folder =
                file(drop.in(partner).toString());
        return (only.isEmpty() ? folder : folder.antInclude(only))
                .filter("#" + watch)
                .antExclude(not)
                .maxMessagesPerPoll(FILES_AT_ONCE)
                .eagerMaxMessagesPerPoll(false)
                .shuffle(waits(partner))
                .initialDelay(settings.poll().toMillis())
                .delay(settings.poll().toMillis())
                .advanced()
                .processStrategy("#" + watch)
                .autoCreate(false)
                .getRawUri();
    }

    private String fetched(Partner partner, String folder, String watch, String only, String not) {
        return sftp(place(partner, folder))
                .username(partner.setting("user"))
                .preferredAuthentications("publickey")
                .privateKeyFile(raw(secrets.file(partner.secret("sftp-key"))))
                .strictHostKeyChecking("yes")
                .useUserKnownHostsFile(false)
                .knownHostsFile(raw(secrets.file(partner.secret("known-hosts"))))
                .antInclude(only)
                .antExclude(not)
                .filter("#" + watch)
                .maxMessagesPerPoll(FILES_AT_ONCE)
                .eagerMaxMessagesPerPoll(false)
                .shuffle(waits(partner))
                .initialDelay(settings.poll().toMillis())
                .delay(settings.poll().toMillis())
                .streamDownload(true)
                .advanced()
                .processStrategy("#" + watch)
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

    /** Files that wait for others come first in no order that would keep those behind them from their turn. */
    private static boolean waits(Partner partner) {
        return Completeness.of(partner) != Completeness.RENAME;
    }

    /** What names of the partner's files end in where its settings do not say. */
    public static String extension(Partner partner) {
        return "csv".equals(partner.settings().get("format")) ? "csv" : "txt";
    }

    private static String place(Partner partner, String folder) {
        return partner.setting("host") + ":" + partner.setting("port") + "/" + folder;
    }

    /** Kept from being taken apart as part of an address. */
    private static String raw(Path file) {
        return "RAW(" + file + ")";
    }
}
