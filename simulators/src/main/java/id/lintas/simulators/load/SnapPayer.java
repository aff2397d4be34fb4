package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import id.lintas.simulators.bank.SnapLine;
import id.lintas.simulators.bank.SnapTeller;
import java.io.IOException;
import java.time.Instant;

/** Pays by signed calls. The first refusal is told in words. */
final class SnapPayer implements Payer {

    private final SnapTeller bank;
    private final SnapLine line;

    SnapPayer(SnapTeller bank) {
        this.bank = bank;
        this.line = bank.line();
    }

    @Override
    public boolean pay(BenchBill bill) throws IOException {
        boolean accepted = line.pay(bill, Instant.now()) == SnapLine.Answer.ACCEPTED;
        if (!accepted) {
            bank.firstRefusal().ifPresent(said -> System.err.println("load: first refusal: " + said));
        }
        return accepted;
    }

    @Override
    public void close() {
        line.close();
    }
}
