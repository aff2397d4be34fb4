package id.lintas.rescue;

import id.lintas.office.OfficeId;
import id.lintas.payment.PaidElsewhere;
import id.lintas.payment.WordOfPayment;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An acceptance that no confirmation ended is the word by which pages say that a payment is stuck before the hub. */
@Component
class AcceptedWord implements PaidElsewhere {

    private final AcceptanceStore store;

    AcceptedWord(AcceptanceStore store) {
        this.store = store;
    }

    @Override
    public Optional<WordOfPayment> of(OfficeId office, UUID application) {
        return store.latest(office, application)
                .filter(one -> one.endedAs() != Acceptance.End.CONFIRMED)
                .map(AcceptedWord::word);
    }

    private static WordOfPayment word(Acceptance one) {
        WordOfPayment.Source source = switch (one.evidence()) {
            case BANK -> WordOfPayment.Source.STATUS_ANSWER;
            case SLIP -> WordOfPayment.Source.SLIP;
        };
        return new WordOfPayment(one.paidAt(), one.partner(), source, one.acceptedAt());
    }
}
