package id.lintas.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.simulators.bank.BenchBill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayingTest {

    private final Set<String> paid = ConcurrentHashMap.newKeySet();

    @Test
    void everyBillIsPaidOnceAndItsFateIsWrittenDown(@TempDir Path folder) throws Exception {
        Path fates = folder.resolve("fates");

        String told = new Paying(() -> new Till(false), order(fates, 100, 160, 0)).run();

        assertThat(told).startsWith("accepted=57 refused=2 unknown=1 next=160 ");
        assertThat(paid).hasSize(57);
        assertThat(Files.readAllLines(fates))
                .hasSize(58)
                .contains("100\taccepted", "113\tunknown")
                .doesNotContain("107\taccepted", "107\tunknown");
    }

    @Test
    void withARateCallsAreMeasuredFromWhenTheyWereDue(@TempDir Path folder) throws Exception {
        String told = new Paying(() -> new Till(true), order(folder.resolve("fates"), 0, 10, 1_000)).run();

        // ten calls are due within ten milliseconds, and two connections take five turns of 20 ms
        double slowest = Double.parseDouble(told.replaceFirst(".*most=", ""));
        assertThat(slowest).isBetween(80.0, 10_000.0);
    }

    @Test
    void aRateCanBeChanged() {
        Rate rate = new Rate(1, System.nanoTime());
        long first = rate.due();
        rate.become(1_000_000);
        long second = rate.due();
        assertThat(second).isGreaterThanOrEqualTo(first);
        assertThat(rate.due()).isEqualTo(second + 1_000);
    }

    @Test
    void quantilesAreOfTheTimesThemselves() {
        Times times = new Times();
        assertThat(times.told()).isEqualTo("p50=0.000 p99=0.000 p999=0.000 most=0.000");
        for (int i = 1; i <= 10_000; i++) {
            times.add(i * 1_000_000L);
        }
        assertThat(times.told()).isEqualTo("p50=5000.000 p99=9900.000 p999=9990.000 most=10000.000");
    }

    @Test
    void anOrderThatIsNoneIsRefused() {
        assertThat(Order.parse("pay from=1 to=2").number("to")).isEqualTo(2);
        assertThatThrownBy(() -> Order.parse("pay from")).hasMessageContaining("expected: name=value");
        assertThatThrownBy(() -> Order.parse("pay").text("from")).hasMessage("order pay: no from");
    }

    private static Order order(Path fates, long from, long to, int rate) {
        return Order.parse("pay from=" + from + " to=" + to + " rate=" + rate
                + " millis=60000 connections=2 amount=5 accepted=" + fates);
    }

    /** Takes all but three: two are refused, and of one nobody knows. */
    private final class Till implements Payer {

        private final boolean slow;

        Till(boolean slow) {
            this.slow = slow;
        }

        @Override
        public boolean pay(BenchBill bill) throws Exception {
            if (slow) {
                Thread.sleep(20);
            }
            if (bill.number() == 113) {
                throw new java.io.IOException("cut");
            }
            return bill.number() != 107 && bill.number() != 119 && paid.add(bill.code());
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
