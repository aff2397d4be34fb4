package id.lintas.simulators;

import id.lintas.simulators.bank.BankCounter;
import id.lintas.simulators.bank.BankSettings;
import id.lintas.simulators.bank.PrivateKeyFile;
import id.lintas.simulators.bank.SnapBank;
import id.lintas.simulators.bank.StatusService;
import id.lintas.simulators.office.OfficeSystem;
import id.lintas.simulators.post.PostOffice;
import id.lintas.simulators.queuebank.QueueBank;
import id.lintas.simulators.queuebank.QueueBankSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * All peers of the hub in this process: the SNAP bank, the queue bank, the post office and the offices' own systems.
 *
 * <p>Started means that its servers listen; the hub and its broker may come later and may go and come back. The accessors give the peers themselves
 * to tests in the same process; other processes use the control server.
 */
public final class PeersSimulator implements AutoCloseable {

    /** The SNAP bank's id at the hub. */
    public static final String BANK = "bank-musi";

    /** The SNAP bank's partnerServiceId. */
    public static final String PARTNER_SERVICE_ID = "  088899";

    /** The SNAP bank's CHANNEL-ID. */
    public static final String CHANNEL_ID = "95231";

    /** The queue bank's id at the hub and its user at the broker. */
    public static final String QUEUE_BANK = "bank-siak";

    /** The id of the bank that tells in camt.054, and its user at the broker. */
    public static final String CAMT_BANK = "bank-rokan";

    /** The folder of the post office's secrets. */
    public static final String POST_OFFICE = "pos";

    private final SnapBank bank;
    private final BankCounter counter = new BankCounter();
    private final QueueBank queueBank;
    private final QueueBank camtBank;
    private final PostOffice postOffice;
    private final OfficeSystem offices;
    private final ControlServer control;

    private PeersSimulator(PeersSettings settings, Clock clock) throws IOException {
        PeerSecrets secrets = new PeerSecrets(settings.secretsDir());
        bank = new SnapBank(
                new BankSettings(
                        settings.hubUrl(),
                        BANK,
                        PARTNER_SERVICE_ID,
                        CHANNEL_ID,
                        secrets.text(BANK, "client-secret"),
                        PrivateKeyFile.read(secrets.file(BANK, "private-key.pem"))),
                clock);
        offices = new OfficeSystem(secrets::webhook, clock);
        postOffice = PostOffice.start(
                settings.stateDir(),
                secrets.file(POST_OFFICE, "host-key.pem"),
                secrets.file(POST_OFFICE, "hub-public-key"),
                settings.sftpPort(),
                clock);
        queueBank = queueBank(settings, secrets, QUEUE_BANK, clock);
        camtBank = queueBank(settings, secrets, CAMT_BANK, clock);
        try {
            control = ControlServer.start(settings.controlPort(), offices, endpoints(clock));
            control.serve(
                    "/snap/v1.0/transfer-va/status",
                    new StatusService(counter, secrets.text(BANK, "hub-key.pem"), clock));
        } catch (IOException e) {
            queueBank.close();
            camtBank.close();
            postOffice.close();
            throw e;
        }
    }

    private static QueueBank queueBank(PeersSettings settings, PeerSecrets secrets, String partner, Clock clock)
            throws IOException {
        String password = secrets.text(partner, "broker-password");
        return QueueBank.start(
                new QueueBankSettings(settings.brokerUrl(), partner, password, Duration.ofSeconds(15)), clock);
    }

    /**
     * Starts the peers with the system's clock.
     *
     * @throws IOException when a secret is missing or a port is taken
     */
    public static PeersSimulator start(PeersSettings settings) throws IOException {
        return start(settings, Clock.systemUTC());
    }

    /**
     * Starts the peers with a clock of the caller's.
     *
     * @throws IOException when a secret is missing or a port is taken
     */
    public static PeersSimulator start(PeersSettings settings, Clock clock) throws IOException {
        return new PeersSimulator(settings, clock);
    }

    private Map<String, ControlServer.Endpoint> endpoints(Clock clock) {
        return Map.of(
                "/ready", request -> ControlAnswer.ok(ready()),
                "/bank/", new BankEndpoint(bank, counter, clock),
                "/queue-bank/", new QueueBankEndpoint(queueBank),
                "/camt-bank/", new CamtBankEndpoint(camtBank, clock),
                "/post/", new PostEndpoint(postOffice, clock),
                "/office/", new OfficeEndpoint(offices));
    }

    private com.fasterxml.jackson.databind.JsonNode ready() {
        return ControlServer.JSON
                .createObjectNode()
                .put("ready", true)
                .put("brokerConnected", queueBank.connected())
                .put("sftpPort", postOffice.port());
    }

    /** The port of the post office's SFTP server. */
    public int sftpPort() {
        return postOffice.port();
    }

    /** The port of the control server. */
    public int controlPort() {
        return control.port();
    }

    /** The address of the control server; webhooks go to {@code <controlUrl>/offices/<office>/webhook}. */
    public URI controlUrl() {
        return URI.create("http://127.0.0.1:" + control.port());
    }

    /** The SNAP bank. */
    public SnapBank bank() {
        return bank;
    }

    /** Where people pay at the SNAP bank without its telling anybody. */
    public BankCounter counter() {
        return counter;
    }

    /** The queue bank. */
    public QueueBank queueBank() {
        return queueBank;
    }

    /** The post office. */
    public PostOffice postOffice() {
        return postOffice;
    }

    /** The bank on a queue that tells in camt.054. */
    public QueueBank camtBank() {
        return camtBank;
    }

    /** The offices' own systems. */
    public OfficeSystem offices() {
        return offices;
    }

    @Override
    public void close() throws IOException {
        control.close();
        queueBank.close();
        camtBank.close();
        postOffice.close();
    }
}
