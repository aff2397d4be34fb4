package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.delivery.SendResult;
import id.lintas.intake.FileResults;
import id.lintas.intake.Spool;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.route.SftpSites;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.springframework.stereotype.Component;

/** Writes a delivery as a file into a partner's folder, under the name the delivery is about. */
@Component
class FileSending {

    static final String FOLDER = "folder";

    /** Names of plain files; a name may not lead elsewhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");

    private static final Pattern ADDRESS = Pattern.compile("([^/]+)/(.+)");

    /** Long enough for a result of a million lines over a slow line; the usual lease would end in the middle. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(10);

    private static final long LONG_RESULT = 1 << 20;

    private final Partners partners;
    private final SftpSites sites;
    private final FileResults results;
    private final Deliveries deliveries;

    FileSending(Partners partners, SftpSites sites, FileResults results, Deliveries deliveries) {
        this.partners = partners;
        this.sites = sites;
        this.results = results;
        this.deliveries = deliveries;
    }

    void prepare(Exchange exchange) throws InvalidPayloadException, IOException {
        Message message = exchange.getMessage();
        Outgoing outgoing = message.getMandatoryBody(Outgoing.class);
        Envelope envelope = outgoing.claim().envelope();
        boolean ownFolder = outgoing.link().address().equals(Links.DROP);
        // Several messages are about one case, and none may replace the one before; their ids sort by time.
        String name = ownFolder ? envelope.id() + ".json" : envelope.correlation();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("file name of " + envelope.id() + " (expected: " + NAME.pattern() + ")");
        }
        exchange.setProperty(
                FOLDER,
                ownFolder
                        ? sites.folder(envelope.office())
                        : folder(outgoing.link().address()));
        message.setHeader(Exchange.FILE_NAME, name);
        message.setBody(FileResults.isResult(envelope) ? result(exchange, outgoing.claim()) : envelope.body());
    }

    private SpooledBody result(Exchange exchange, Claim claim) throws IOException {
        Spool text = results.text(claim.envelope());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(text);
            }
        });
        if (text.bytes() > LONG_RESULT) {
            deliveries.keepLonger(claim, LONG_LEASE);
        }
        return new SpooledBody(text);
    }

    private String folder(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("address: " + address + " (expected: partner-id/folder)");
        }
        Partner partner = partners.known(new PartnerId(parts.group(1)))
                .orElseThrow(
                        () -> new IllegalArgumentException("address: " + address + " (expected: a known partner)"));
        return sites.folder(partner, parts.group(2));
    }

    void result(Exchange exchange) {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_PRODUCED, String.class);
        exchange.getMessage().setBody(SendResult.accepted("written as " + name));
    }
}
