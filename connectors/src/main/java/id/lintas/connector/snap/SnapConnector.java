package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.Sha256;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One SNAP bank. Settles nothing itself; every answer carries what SDKs insist on finding in it. */
final class SnapConnector implements PaymentConnector {

    static final int LARGEST_BODY = 64 * 1024;

    private final SnapGate gate;
    private final SnapSettings settings;
    private final SnapAnswers answers;

    SnapConnector(SnapGate gate, SnapSettings settings, Clock clock) {
        this.gate = gate;
        this.settings = settings;
        this.answers = new SnapAnswers(clock);
    }

    @Override
    public Reading read(RawMessage call) {
        SnapService service = SnapService.at(call.address());
        if (service == SnapService.NONE || call.body().length > LARGEST_BODY) {
            return Reading.refused(service.operation, StrictJson.empty(), Settlement.of(Outcome.MALFORMED));
        }
        // Parsed before it is believed, but used before that for nothing except to echo the caller's own fields.
        Optional<ObjectNode> parsed = StrictJson.object(call.body());
        ObjectNode body = parsed.orElseGet(StrictJson::empty);
        try {
            return service == SnapService.TOKEN
                    ? token(call, parsed)
                    : transaction(service, call, gate.admitTransaction(call), parsed);
        } catch (SnapRefusal e) {
            return Reading.refused(service.operation, body, e.settlement());
        }
    }

    @Override
    public RawAnswer answer(RawMessage call, Reading reading, List<Settlement> settlements, boolean repeated) {
        return answers.of(SnapService.at(call.address()), call, reading, settlements, repeated);
    }

    private Reading token(RawMessage call, Optional<ObjectNode> parsed) throws SnapRefusal {
        gate.admitToken(call);
        SnapFields fields = new SnapFields(readable(parsed));
        Optional<String> grant = fields.optional("grantType", 64);
        // The standard says grantType; a published SDK sends grant_type.
        String type = grant.isPresent()
                ? grant.get()
                : fields.optional("grant_type", 64).orElse("");
        if (type.isEmpty()) {
            throw new SnapRefusal(Outcome.MISSING_FIELD, "grantType");
        }
        if (!type.equals("client_credentials")) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, "grantType");
        }
        return new Reading(
                SnapService.TOKEN.operation, Optional.empty(), List.of(new PartnerRequest.Token()), StrictJson.empty());
    }

    private Reading transaction(SnapService service, RawMessage call, String externalId, Optional<ObjectNode> parsed)
            throws SnapRefusal {
        ObjectNode body = readable(parsed);
        PartnerRequest request = request(service, call, new SnapFields(body));
        SnapOptions.check(service, body);
        RequestKey key = new RequestKey(
                service.operation + "/" + PartnerClock.day(call.receivedAt()), externalId, digest(request, call));
        return new Reading(service.operation, Optional.of(key), List.of(request), body);
    }

    /**
     * What of a call counts as its content. A payment is its paymentRequestId, its account and its amount: an advice may say all
     * else anew, the bank's number included, and is a repeat. Of other calls the whole body counts.
     */
    private static String digest(PartnerRequest request, RawMessage call) {
        if (request instanceof PartnerRequest.Payment payment) {
            PaymentConfirmation said = payment.confirmation();
            String content = said.alternate()
                    + '\n'
                    + said.billingCode()
                    + '\n'
                    + said.amount().amount();
            return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(JsonMinifier.minify(call.body()));
    }

    private PartnerRequest request(SnapService service, RawMessage call, SnapFields fields) throws SnapRefusal {
        BillingCode code = fields.billingCode(settings.partnerServiceId());
        return switch (service) {
            case INQUIRY -> {
                fields.mandatory("inquiryRequestId", 128);
                yield new PartnerRequest.Inquiry(code);
            }
            case PAYMENT -> payment(call, fields, code);
            case STATUS -> {
                Optional<String> reference = statusReference(fields);
                yield reference.isPresent()
                        ? new PartnerRequest.Status(reference.get())
                        : new PartnerRequest.Statuses(code);
            }
            case TOKEN, NONE -> throw new SnapRefusal(Outcome.MALFORMED, "");
        };
    }

    private static PartnerRequest payment(RawMessage call, SnapFields fields, BillingCode code) throws SnapRefusal {
        String requestId = fields.mandatory("paymentRequestId", 128);
        return new PartnerRequest.Payment(new PaymentConfirmation(
                call.partner(),
                call.transport(),
                fields.optional("referenceNo", 64).orElse(requestId).trim(),
                requestId,
                code,
                fields.paidAmount(),
                fields.paidAt(call.header("x-timestamp").orElse(""), call.receivedAt()),
                fields.textOrNumber("channelCode", 16).orElse("")));
    }

    /** By which number the bank asks for one payment; without any it asks for all of the account. */
    private static Optional<String> statusReference(SnapFields fields) throws SnapRefusal {
        for (String field : List.of("referenceNo", "paymentRequestId", "inquiryRequestId")) {
            Optional<String> reference = fields.optional(field, field.equals("referenceNo") ? 64 : 128);
            if (reference.isPresent()) {
                return reference.map(String::trim);
            }
        }
        return Optional.empty();
    }

    private static ObjectNode readable(Optional<ObjectNode> parsed) throws SnapRefusal {
        return parsed.orElseThrow(() -> new SnapRefusal(Outcome.MALFORMED, ""));
    }
}
