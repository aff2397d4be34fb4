package id.lintas.route.receive;

import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.route.ErrorPolicies;
import id.lintas.route.SftpSites;
import id.lintas.secret.MissingSecret;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files of partners. A file leaves the outbox only after the ledger has it; whoever sends it again is answered again, so
 * nothing remembers names here. A partner whose settings or keys are wrong has no route and stops nobody else's.
 */
@Component
class FileRoutes extends EndpointRouteBuilder {

    static final String PARTNER = "partner";
    static final String MOVE_TO = "moveTo";
    private static final Logger LOG = LoggerFactory.getLogger(FileRoutes.class);

    private final Partners partners;
    private final SftpSites sites;
    private final FileDoor door;

    FileRoutes(Partners partners, SftpSites sites, FileDoor door) {
        this.partners = partners;
        this.sites = sites;
        this.door = door;
    }

    @Override
    public void configure() {
        routeTemplate("receive-files")
                .templateParameter(PARTNER)
                .templateParameter("outbox")
                .from("{{outbox}}")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .streamCache("false")
                .setProperty(PARTNER, constant("{{partner}}"))
                .removeHeaders("*")
                .process(door::receive);

        partners.all().stream()
                .filter(partner -> partner.transport() == Transport.FILES)
                .forEach(this::add);
    }

    private void add(Partner partner) {
        try {
            String outbox = sites.outbox(partner, MOVE_TO);
            templatedRoute("receive-files")
                    .routeId("receive-files-" + partner.id())
                    .parameter(PARTNER, partner.id().value())
                    .parameter("outbox", outbox);
        } catch (IllegalArgumentException | MissingSecret e) {
            LOG.error("partner={} has no route for its files: {}", partner.id(), e.getMessage());
        }
    }
}
