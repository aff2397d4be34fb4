package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pays bills one after the other over so many connections, until the time is over or no bill is left. With a rate, a call is
 * measured from the moment it was due, so that a hub that stalls cannot hide it by slowing its callers down; without one,
 * each connection sends as soon as it has its answer.
 */
final class Paying {

    /** A hub that falls behind the rate is not waited for without end. */
    private static final long TOO_LATE = TimeUnit.SECONDS.toNanos(10);

    private final Payer.Counter counter;
    private final Order order;
    private final Rate rate;
    private final AtomicLong next;
    private final long to;
    private final long start = System.nanoTime();
    private final long end;

    Paying(Payer.Counter counter, Order order) {
        this.counter = counter;
        this.order = order;
        this.rate = new Rate(order.real("rate"), start);
        this.next = new AtomicLong(order.number("from"));
        this.to = order.number("to");
        this.end = start + TimeUnit.MILLISECONDS.toNanos(order.number("millis"));
    }

    /** Changes the rate while calls are under way. */
    void become(double perSecond) {
        rate.become(perSecond);
    }

    /** What one connection did. */
    private static final class Share {
        private final Times times = new Times();
        private final List<Long> accepted = new ArrayList<>();
        private final List<Long> unknown = new ArrayList<>();
        private long refused;
        private long last;
        private String trouble = "";
    }

    /** Returns the result as {@code name=value}s once the last answer is there; the accepted bills are in the ordered file. */
    String run() throws InterruptedException, IOException {
        int connections = (int) order.number("connections");
        List<Share> shares = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Share share = new Share();
            shares.add(share);
            Thread thread = new Thread(() -> work(share), "pay-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return told(shares);
    }

    private void work(Share share) {
        long amount = order.number("amount");
        try (Payer payer = counter.open()) {
            for (long due = rate.due(); due < end && System.nanoTime() < end + TOO_LATE; due = rate.due()) {
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                long number = next.getAndIncrement();
                if (number >= to) {
                    break;
                }
                one(payer, new BenchBill(number, amount), due, share);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            share.trouble = e.toString();
        }
    }

    private static void one(Payer payer, BenchBill bill, long due, Share share) {
        try {
            boolean accepted = payer.pay(bill);
            long now = System.nanoTime();
            if (accepted) {
                share.times.add(now - due);
                share.accepted.add(bill.number());
            } else {
                share.refused++;
            }
            share.last = now;
        } catch (Exception e) {
            share.unknown.add(bill.number());
            share.trouble = e.toString();
        }
    }

    private String told(List<Share> shares) throws IOException {
        Times times = new Times();
        long refused = 0;
        long unknown = 0;
        long last = start;
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(Path.of(order.text("accepted"))), false, StandardCharsets.US_ASCII)) {
            for (Share share : shares) {
                times.add(share.times);
                refused += share.refused;
                unknown += share.unknown.size();
                last = Math.max(last, share.last);
                share.accepted.forEach(number -> out.println(number + "\taccepted"));
                share.unknown.forEach(number -> out.println(number + "\tunknown"));
            }
        }
        shares.stream()
                .map(share -> share.trouble)
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .ifPresent(trouble -> System.err.println("load: no answer, such as " + trouble));
        return "accepted=" + times.count() + " refused=" + refused + " unknown=" + unknown + " next="
                + Math.min(next.get(), to) + " nanos=" + (last - start) + " " + times.told();
    }
}
