package id.lintas.intake;

import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Where a transport puts a message that the hub cannot take though nothing else is wrong with the hub. It stands in nobody's way there, and operators find
 * it with its cause among the messages. Nothing of it takes effect.
 */
@Service
public class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Connectors connectors;
    private final OfficeTransactions transactions;
    private final MessageLog log;
    private final Clock clock;

    Quarantine(Connectors connectors, OfficeTransactions transactions, MessageLog log, Clock clock) {
        this.connectors = connectors;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Keeps the message with its cause.
     *
     * @param cause in words that hold nothing of the message
     * @throws org.springframework.dao.DataAccessException if the ledger cannot be written now; the message is then as before
     */
    public void put(RawMessage message, String cause) {
        transactions.inTransaction(() -> {
            log.record(new Inbound(
                    message.partner().value(),
                    message.transport().name(),
                    message.address(),
                    "untaken",
                    null,
                    null,
                    message.receivedAt(),
                    clock.instant(),
                    "QUARANTINED",
                    cause,
                    message.body()));
            return true;
        });
        LOG.error("partner={} a message was set aside: {}", message.partner(), cause);
    }

    /** Tells the partner in its dialect that the hub cannot say; empty if not even that can be said. */
    public Optional<RawAnswer> answer(RawMessage message) {
        List<Settlement> unavailable = List.of(Settlement.of(Outcome.UNAVAILABLE));
        try {
            return Optional.of(connectors
                    .of(message.partner())
                    .answer(message, Reading.refused("untaken", null, unavailable.get(0)), unavailable, false));
        } catch (RuntimeException e) {
            LOG.error(
                    "partner={} cannot be answered: {}",
                    message.partner(),
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
