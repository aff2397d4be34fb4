package id.lintas.route.deliver;

import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.delivery.SendResult;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.route.SftpSites;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Writes a delivery as a file into a partner's folder, under the name the delivery is about. */
@Component
class FileSending {

    static final String FOLDER = "folder";

    /** Names of plain files; a name may not lead elsewhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");

    private static final Pattern ADDRESS = Pattern.compile("([^/]+)/(.+)");

    private final Partners partners;
    private final SftpSites sites;

    FileSending(Partners partners, SftpSites sites) {
        this.partners = partners;
        this.sites = sites;
    }

    void prepare(Exchange exchange) throws InvalidPayloadException {
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
        message.setBody(envelope.body());
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
