package id.lintas.intake;

import id.lintas.intake.RequestStore.Known;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Takes notifications: messages that list transactions of many offices. Each takes effect in its own transaction, and one that settles nothing holds up
 * none of the others. Its key is taken before the first, so that another content under the same name never takes effect; a message that was
 * interrupted goes on when it comes again, for each transaction settles once.
 */
@Component
class Notices {

    private final RequestStore requests;
    private final OfficeTransactions transactions;
    private final MessageLog log;
    private final Clock clock;

    Notices(RequestStore requests, OfficeTransactions transactions, MessageLog log, Clock clock) {
        this.requests = requests;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    RawAnswer take(
            RawMessage message,
            PaymentConnector connector,
            Reading reading,
            Function<PartnerRequest, Settlement> serve) {
        RequestKey key = reading.key()
                .orElseThrow(() -> new IllegalArgumentException("key: none (expected: a notification's name)"));
        Optional<Known> known = transactions.inTransaction(() -> requests.claim(message.partner(), key));
        boolean same =
                known.map(before -> before.digest().equals(key.contentDigest())).orElse(true);
        if (!same) {
            return done(message, connector, reading, List.of(Settlement.of(Outcome.CONFLICT, key.value())), false);
        }
        List<Settlement> before = known.map(Known::settlements).orElse(List.of());
        if (!before.isEmpty()) {
            return done(message, connector, reading, before, true);
        }
        List<Settlement> settlements = new ArrayList<>();
        for (PartnerRequest request : reading.requests()) {
            settlements.add(transactions.inTransaction(() -> serve.apply(request)));
        }
        return transactions.inTransaction(() -> {
            requests.answer(message.partner(), key, settlements, clock.instant());
            return keep(message, connector, reading, settlements, false);
        });
    }

    private RawAnswer done(
            RawMessage message,
            PaymentConnector connector,
            Reading reading,
            List<Settlement> settlements,
            boolean repeated) {
        return transactions.inTransaction(() -> keep(message, connector, reading, settlements, repeated));
    }

    /** In the operators' list under the bank's name for it; it concerns many offices, so none is named. */
    private RawAnswer keep(
            RawMessage message,
            PaymentConnector connector,
            Reading reading,
            List<Settlement> settlements,
            boolean repeated) {
        long settled =
                settlements.stream().filter(one -> one.outcome().recorded()).count();
        boolean whole = settlements.size() == reading.requests().size();
        String outcome = !whole || settlements.size() == 1
                ? settlements.get(0).outcome().name()
                : settled == settlements.size() ? "SETTLED" : "PARTLY_SETTLED";
        String detail = settlements.size() == 1
                ? settlements.get(0).detail()
                : settled + " of " + settlements.size() + " transactions recorded";
        log.record(new Inbound(
                message.partner().value(),
                message.transport().name(),
                message.address(),
                reading.operation(),
                null,
                reading.key().map(RequestKey::value).orElse(null),
                message.receivedAt(),
                clock.instant(),
                outcome,
                (repeated ? "repeated " : "") + detail,
                message.body()));
        return connector.answer(message, reading, settlements, repeated);
    }
}
