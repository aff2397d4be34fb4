package id.lintas.simulators.story;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gentle background traffic: now and then one applicant books, is served and pays by some channel. */
final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final WalkCast cast;
    private final RandomGenerator random = new SecureRandom();

    Traffic(WalkCast cast) {
        this.cast = cast;
    }

    /** Goes on until the thread is interrupted; an applicant that fails is logged and the next one comes. */
    void flow() {
        try {
            while (true) {
                oneMore();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneMore() throws InterruptedException {
        try {
            serve(random.nextBoolean() ? cast.atPalembang() : cast.atPekanbaru());
        } catch (IOException | StepMissed | RuntimeException e) {
            LOG.warn("one applicant did not get through: {}", e.toString());
        }
    }

    private void serve(Visit visit) throws IOException, InterruptedException, StepMissed {
        visit.book();
        visit.find();
        visit.move("ARRIVED");
        visit.move("DOCUMENTS_CHECKED");
        visit.capture(cast.fingers);
        visit.awaitBill();
        String answer = switch (random.nextInt(3)) {
            case 0 -> cast.peers.snapPayment(visit.billingCode(), visit.amount(), "none");
            case 1 -> cast.peers.queuePayment(visit.billingCode(), visit.amount(), "none");
            default -> cast.peers.postFile(visit.billingCode(), visit.amount(), "none");
        };
        LOG.info("{} paid: {}", visit.code(), answer);
    }
}
