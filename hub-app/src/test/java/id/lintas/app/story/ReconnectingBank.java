package id.lintas.app.story;

import id.lintas.simulators.queuebank.QueueBank;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The queue bank, which connects anew when it is told to; between two payments, as a bank does that has a password to change. */
final class ReconnectingBank implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RotatingHub hub;
    private final ReadWriteLock turn = new ReentrantReadWriteLock(true);
    private QueueBank bank;

    /** Takes the place of the bank that the hub's peers brought with them. */
    ReconnectingBank(RotatingHub hub, String password) {
        this.hub = hub;
        hub.queueBank().close();
        bank = hub.queueBank(password);
        Awaitility.await().atMost(PATIENCE).until(bank::connected);
    }

    /**
     * Ends the connection and makes another with this password; payments wait for that, a few seconds at most.
     *
     * @return whether the broker took it
     */
    boolean reconnect(String password) {
        turn.writeLock().lock();
        try {
            bank.close();
            bank = hub.queueBank(password);
            Awaitility.await().atMost(PATIENCE).until(bank::connected);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } finally {
            turn.writeLock().unlock();
        }
    }

    /** As {@link RotatingLoad#pay}. */
    String pay() throws IOException {
        turn.readLock().lock();
        try {
            return RotatingLoad.pay(bank);
        } finally {
            turn.readLock().unlock();
        }
    }

    @Override
    public void close() {
        bank.close();
    }
}
