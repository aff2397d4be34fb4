package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import id.lintas.simulators.bank.SnapLine;
import id.lintas.simulators.bank.SnapTeller;
import id.lintas.simulators.story.ClerksPage;
import id.lintas.simulators.story.StoryWorld;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Pays bills of one office at random moments and measures how long after the bank had its answer the office's open page was
 * told. Told it is by the first event after which the list shows the payment; where newer ones have pushed it off the
 * list's first page, by the first event after the answer. What was told before the answer counts as no time at all.
 */
final class PageWatch {

    /** What no event showed within this is counted as this. */
    private static final long TOO_LATE = TimeUnit.SECONDS.toNanos(10);

    private final SnapTeller bank;
    private final Order order;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final Times times = new Times();
    private long shown;

    PageWatch(SnapTeller bank, Order order) {
        this.bank = bank;
        this.order = order;
    }

    String run(StoryWorld world) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        long refused = 0;
        int openedAgain;
        try (ClerksPage page = new ClerksPage(world, order.text("office"), order.text("user"), this::read);
                SnapLine line = bank.line()) {
            Random random = new Random(order.number("from"));
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(order.number("millis"));
            for (long number = order.number("from"); number < order.number("to") && System.nanoTime() < end; number++) {
                // Arrivals of people know nothing of each other.
                double wait = -Math.log(1 - random.nextDouble()) / order.real("rate");
                TimeUnit.NANOSECONDS.sleep((long) (wait * 1e9));
                BenchBill bill = new BenchBill(number, order.number("amount"));
                begin(bill);
                if (line.pay(bill, Instant.now()) == SnapLine.Answer.ACCEPTED) {
                    answered(bill);
                    lines.add(number + "\taccepted");
                } else {
                    forget(bill);
                    refused++;
                }
            }
            awaitAll();
            openedAgain = page.openedAgain();
        }
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(Path.of(order.text("accepted"))), false, StandardCharsets.US_ASCII)) {
            lines.forEach(out::println);
        }
        synchronized (this) {
            return "accepted=" + lines.size() + " refused=" + refused + " unknown=0 shown=" + shown + " unseen="
                    + waiting.size() + " opened-again=" + openedAgain + " " + times.told();
        }
    }

    private synchronized void begin(BenchBill bill) {
        waiting.put(bill.code(), Long.MAX_VALUE);
    }

    private synchronized void answered(BenchBill bill) {
        long now = System.nanoTime();
        // The page may have shown it before the bank had its answer.
        if (waiting.replace(bill.code(), now) == null) {
            times.add(0);
        }
    }

    private synchronized void forget(BenchBill bill) {
        waiting.remove(bill.code());
    }

    private synchronized void read(long heard, String page) {
        waiting.entrySet().removeIf(one -> {
            boolean there = page.contains(one.getKey());
            boolean after = one.getValue() != Long.MAX_VALUE && heard > one.getValue();
            if (there || after) {
                shown += there ? 1 : 0;
                if (one.getValue() != Long.MAX_VALUE) {
                    times.add(Math.max(0, heard - one.getValue()));
                }
            }
            return there || after;
        });
    }

    private void awaitAll() throws InterruptedException {
        long until = System.nanoTime() + TOO_LATE;
        while (left() > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        synchronized (this) {
            waiting.values().forEach(answer -> times.add(TOO_LATE));
        }
    }

    private synchronized int left() {
        return waiting.size();
    }
}
