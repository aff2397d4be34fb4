package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** Files of partners. A file leaves the outbox only after the ledger has it; {@link IncomingFiles} says which and when. */
@Component
class FileRoutes extends EndpointRouteBuilder {

    static final String TEMPLATE = "receive-files";
    static final String STATEMENTS = "receive-statements";
    static final String PARTNER = "partner";
    static final String OUTBOX = "outbox";
    static final String COMPLETE = "complete";
    static final String FORM = "form";
    static final String MOVE_TO = "moveTo";
    static final String NAME = "fileName";

    private final FileDoor door;

    FileRoutes(FileDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter(PARTNER)
                .templateParameter(OUTBOX)
                .templateParameter(COMPLETE)
                .from("{{outbox}}")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .streamCache("false")
                .setProperty(PARTNER, constant("{{partner}}"))
                .removeHeaders("*")
                .process(door::receive);
        routeTemplate(STATEMENTS)
                .templateParameter(PARTNER)
                .templateParameter(OUTBOX)
                .templateParameter(COMPLETE)
                .templateParameter(FORM)
                .from("{{outbox}}")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .streamCache("false")
                .setProperty(PARTNER, constant("{{partner}}"))
                .removeHeaders("*")
                .process(door::statement);
    }
}
