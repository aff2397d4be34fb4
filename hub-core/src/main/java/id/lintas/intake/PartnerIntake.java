package id.lintas.intake;

import id.lintas.intake.RequestStore.Concerned;
import id.lintas.intake.RequestStore.Known;
import id.lintas.limit.Admission;
import id.lintas.limit.Refusal;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Transport;
import id.lintas.payment.BillOwner;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentInHand;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.SettledPayment;
import id.lintas.payment.Settlement;
import id.lintas.sql.GroupWriter;
import id.lintas.sql.Later;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * The single door for partners' calls and queue messages; files have {@link FileIntake}. The answer exists only after the commit. A repeat gets the
 * first answer again; the same key with other content is a conflict; a failed try does not burn the key.
 */
@Service
public class PartnerIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerIntake.class);

    private final Connectors connectors;
    private final Money money;
    private final AccessTokens tokens;
    private final RequestStore requests;
    private final Notices notices;
    private final PartnerLimits limits;
    private final OfficeTransactions transactions;
    private final MessageLog log;
    private final Clock clock;

    PartnerIntake(
            Connectors connectors,
            Money money,
            AccessTokens tokens,
            RequestStore requests,
            Notices notices,
            PartnerLimits limits,
            OfficeTransactions transactions,
            MessageLog log,
            Clock clock) {
        this.connectors = connectors;
        this.money = money;
        this.tokens = tokens;
        this.requests = requests;
        this.notices = notices;
        this.limits = limits;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** What partners tell of payments goes here. */
    @org.springframework.stereotype.Component("intakeMoney")
    record Money(SettlePayment settle, ReversePayment reverse, GroupWriter group) {}

    /**
     * Takes a message and answers it. For REST, trouble of the hub itself becomes the dialect's "not now"; for a
     * queue it is thrown, so that the transport keeps the message and brings it again.
     *
     * @throws UnknownPartner if no such partner is configured
     * @throws DataAccessException for a queue, if the ledger cannot be written now
     */
    public RawAnswer receive(RawMessage message) {
        PaymentConnector connector = connectors.of(message.partner());
        Reading reading = message.header(RawMessage.UNTAKEN)
                .map(why -> Reading.refused("untaken", null, Settlement.of(Outcome.MALFORMED, why)))
                .orElseGet(() -> connector.read(message));
        try {
            if (reading.refused()) {
                return refuse(message, connector, reading);
            }
            try (Admission admission = limits.admit(message)) {
                return admission.refusal().isPresent()
                        ? later(message, connector, reading, admission.refusal().get())
                        : take(message, connector, reading);
            }
        } catch (DataAccessException | TransactionException | AccessTokens.TokensUnavailable e) {
            LOG.warn("partner={} operation={} not taken: {}", message.partner(), reading.operation(), e.toString());
            if (message.transport() != Transport.REST) {
                throw e;
            }
            return connector.answer(message, reading, List.of(Settlement.of(Outcome.UNAVAILABLE)), false);
        }
    }

    /**
     * Tells the partner in its dialect to come back later, without looking at the message and without keeping any of it.
     *
     * @throws UnknownPartner if no such partner is configured
     */
    public RawAnswer later(RawMessage message, Refusal refusal) {
        return later(
                message, connectors.of(message.partner()), Reading.refused("limited", null, tooMany(refusal)), refusal);
    }

    private static RawAnswer later(RawMessage message, PaymentConnector connector, Reading reading, Refusal refusal) {
        return connector
                .answer(message, reading, List.of(tooMany(refusal)), false)
                .with("Retry-After", Long.toString(refusal.seconds()));
    }

    private static Settlement tooMany(Refusal refusal) {
        return Settlement.of(Outcome.TOO_MANY, Long.toString(refusal.seconds()));
    }

    private RawAnswer take(RawMessage message, PaymentConnector connector, Reading reading) {
        if (reading.list()) {
            return notices.take(message, connector, reading, request -> serve(message, request));
        }
        Supplier<RawAnswer> one = () -> transactions.inTransaction(() -> single(message, connector, reading));
        return reading.requests().get(0) instanceof PartnerRequest.Payment
                ? money.group().run(one)
                : one.get();
    }

    private RawAnswer refuse(RawMessage message, PaymentConnector connector, Reading reading) {
        List<Settlement> reasons =
                reading.requests().stream().map(this::serveRefused).toList();
        try (Admission row = limits.record(message)) {
            return row.refusal().isPresent()
                    ? connector.answer(message, reading, reasons, false)
                    : refuse(message, connector, reading, reasons);
        }
    }

    private RawAnswer refuse(
            RawMessage message, PaymentConnector connector, Reading reading, List<Settlement> reasons) {
        return transactions.inTransaction(() -> {
            RawAnswer answer = connector.answer(message, reading, reasons, false);
            keep(message, reading, reasons, false, () -> Concerned.NOBODY, answer);
            return answer;
        });
    }

    private RawAnswer single(RawMessage message, PaymentConnector connector, Reading reading) {
        PartnerRequest request = reading.requests().get(0);
        PaymentInHand payment = request instanceof PartnerRequest.Payment told
                ? money.settle().take(told.confirmation(), message.receivedAt())
                : null;
        Later<Optional<BillOwner>> owner = payment == null ? owner(message, request) : payment.owner();
        Optional<Known> known = reading.key()
                .flatMap(key -> requests.known(message.partner(), key).get());
        if (known.isPresent()) {
            return again(message, connector, reading, known.get(), concerned(owner));
        }
        if (payment != null) {
            SettledPayment settled = money.settle().settle(payment);
            return finish(message, connector, reading, List.of(settled.settlement()), () -> Concerned.by(settled));
        }
        // A reversal serves the office that has the payment, whatever its code says, and comes first.
        boolean first = request instanceof PartnerRequest.Reversal;
        Later<Concerned> early = first ? () -> Concerned.NOBODY : concerned(owner);
        List<Settlement> settlements = request instanceof PartnerRequest.Statuses asked
                ? money.settle().statuses(message.partner().value(), asked.billingCode())
                : List.of(serve(message, request));
        return finish(message, connector, reading, settlements, first ? concerned(owner) : early);
    }

    private Later<Optional<BillOwner>> owner(RawMessage message, PartnerRequest request) {
        BillingCode code = codeOf(request);
        return code == null ? Optional::empty : money.settle().owner(message.partner(), code);
    }

    private Later<Concerned> concerned(Later<Optional<BillOwner>> owner) {
        return owner.get().map(requests::concerned).orElse(() -> Concerned.NOBODY);
    }

    private RawAnswer again(
            RawMessage message, PaymentConnector connector, Reading reading, Known known, Later<Concerned> concerned) {
        RequestKey key = reading.key().orElseThrow();
        boolean same = known.digest().equals(key.contentDigest());
        List<Settlement> settlements =
                same ? known.settlements() : List.of(Settlement.of(Outcome.CONFLICT, key.value()));
        RawAnswer answer = connector.answer(message, reading, settlements, same);
        keep(message, reading, settlements, same, concerned, answer);
        return answer;
    }

    private RawAnswer finish(
            RawMessage message,
            PaymentConnector connector,
            Reading reading,
            List<Settlement> settlements,
            Later<Concerned> concerned) {
        RawAnswer answer = connector.answer(message, reading, settlements, false);
        boolean taken = settlements.get(0).outcome().recorded();
        if (taken) {
            reading.key().ifPresent(key -> requests.answered(message.partner(), key, settlements, clock.instant()));
        }
        keep(message, reading, settlements, false, concerned, answer);
        return answer;
    }

    private Settlement serve(RawMessage message, PartnerRequest request) {
        if (request instanceof PartnerRequest.Payment payment) {
            return money.settle().settle(payment.confirmation(), message.receivedAt());
        }
        if (request instanceof PartnerRequest.Inquiry inquiry) {
            return money.settle().inquire(message.partner(), inquiry.billingCode(), clock.instant());
        }
        if (request instanceof PartnerRequest.Reversal reversal) {
            return money.reverse().reverse(reversal.reversal(), message.receivedAt());
        }
        if (request instanceof PartnerRequest.Status status) {
            return money.settle().status(message.partner().value(), status.reference());
        }
        if (request instanceof PartnerRequest.Token) {
            AccessTokens.Token token = tokens.issue(message.partner());
            return new Settlement(
                    Outcome.TOKEN_ISSUED, Long.toString(token.expiresInSeconds()), null, null, token.value());
        }
        return serveRefused(request);
    }

    private Settlement serveRefused(PartnerRequest request) {
        return ((PartnerRequest.Refused) request).settlement();
    }

    private void keep(
            RawMessage message,
            Reading reading,
            List<Settlement> settlements,
            boolean repeated,
            Later<Concerned> whose,
            RawAnswer answer) {
        Concerned concerned = whose.get();
        String detail = (repeated ? "repeated " : "") + detailOf(settlements);
        log.record(new Inbound(
                message.partner().value(),
                message.transport().name(),
                place(message),
                reading.operation(),
                concerned.office(),
                concerned.bookingCode(),
                message.receivedAt(),
                clock.instant(),
                settlements.get(0).outcome().name(),
                detail,
                reading.operation().equals("token") ? new byte[0] : message.body(),
                new Inbound.Answer(callId(message, reading), answer.status(), answer.code())));
    }

    /** The partner's own name of its call; of a refused one, whatever stands where it would be. */
    private static @Nullable String callId(RawMessage message, Reading reading) {
        return reading.key()
                .map(RequestKey::value)
                .or(() -> message.header("x-external-id").filter(text -> text.matches("[\\x21-\\x7E]{1,128}")))
                .orElse(null);
    }

    /** A path is the caller's text and may hold anything; which service it meant is in the operation. */
    private static String place(RawMessage message) {
        return message.transport() == Transport.REST ? "/partners/" + message.partner() : message.address();
    }

    /** Every reason of a refusal; a token's detail is its life and of no interest. */
    private static String detailOf(List<Settlement> settlements) {
        return settlements.stream()
                .filter(one -> one.outcome() != Outcome.TOKEN_ISSUED)
                .map(Settlement::detail)
                .collect(Collectors.joining("; "));
    }

    private static @Nullable BillingCode codeOf(PartnerRequest request) {
        if (request instanceof PartnerRequest.Reversal reversal) {
            return reversal.reversal().billingCode();
        }
        if (request instanceof PartnerRequest.Statuses statuses) {
            return statuses.billingCode();
        }
        return request instanceof PartnerRequest.Inquiry inquiry ? inquiry.billingCode() : null;
    }
}
