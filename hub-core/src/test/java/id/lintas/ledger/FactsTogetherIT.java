package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.office.OfficeId;
import id.lintas.partner.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts of one case that arrive at the same moment on many threads neither stand in each other's way nor end otherwise. */
@ExtendWith(NeedsDatabase.class)
class FactsTogetherIT {

    private static final int THREADS = 8;
    private static final int TIMES = 4;

    private final Ledger ledger = Ledger.get();

    @RepeatedTest(6)
    void theyEndAsOneAfterTheOther(RepetitionInfo round) throws Exception {
        OfficeId office = ledger.newOffice();
        EnumSet<Fact> facts = EnumSet.of(
                Fact.PAID,
                Fact.PAID_AGAIN,
                Fact.PAID_TOO_LITTLE,
                Fact.PAID_LATE,
                Fact.PAID_LATE_BACK,
                Fact.TOO_LITTLE_BACK);
        CaseFacts straight = begun(office);
        facts.forEach(straight::tell);

        CaseFacts together = begun(office);
        List<Callable<Object>> words = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            facts.forEach(fact -> words.add(() -> together.tell(fact)));
        }
        Collections.shuffle(words, new Random(round.getCurrentRepetition()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Object> word : threads.invokeAll(words)) {
                word.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(together.state()).isEqualTo(straight.state());
    }

    private CaseFacts begun(OfficeId office) {
        CaseFacts facts = CaseFacts.begin(ledger, office, Transport.QUEUE);
        facts.tell(Fact.BILL);
        facts.tell(Fact.EXPIRED);
        return facts;
    }
}
