package id.lintas.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes short transactions of several threads as one, with one commit, while more come than can be under way. Each thread runs its
 * own work as if it had a transaction of its own; what their {@link Pipeline} lets wait goes together, and nobody's
 * work returns before the commit that holds it. Whoever fails leaves the others, and whatever cannot be part of a group is run again by
 * itself: a statement that is not a {@link Rows}, a name that another member claimed, an error of the database, which undoes the whole group first.
 *
 * <p>So the work may run twice, and must do nothing outside of the database before it returns but what it does after its commit. Safe for many threads.
 */
@Component
public class GroupWriter {

    private final DataSource source;
    private final GroupRules rules;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Seat> queue = new ArrayDeque<>();
    private int running;

    public GroupWriter(DataSource source, GroupRules rules) {
        this.source = source;
        this.rules = rules;
    }

    /** A thread's place. */
    private static final class Seat {
        private final Thread thread = Thread.currentThread();
        private volatile boolean turn;
        private @Nullable Member member;

        /** Waits for the turn; whether it came. */
        boolean await(long patience) {
            long end = System.nanoTime() + patience;
            long left = patience;
            while (!turn && left > 0 && !thread.isInterrupted()) {
                LockSupport.parkNanos(this, left);
                left = end - System.nanoTime();
            }
            return turn;
        }

        void call() {
            turn = true;
            LockSupport.unpark(thread);
        }
    }

    /** Runs work that is one transaction; within a running one, as a part of that. */
    public <T> T run(Supplier<T> work) {
        if (rules.most() == 1 || TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        Seat seat = enter();
        if (!seat.turn) {
            return work.get();
        }
        Member member = seat.member;
        if (member != null) {
            return together(member, work);
        }
        try {
            return work.get();
        } finally {
            next();
        }
    }

    private <T> T together(Member member, Supplier<T> work) {
        TransactionSynchronizationManager.bindResource(source, new ConnectionHolder(member.connection()));
        try {
            return work.get();
        } catch (LeftGroup e) {
            // Below, without the others.
        } finally {
            TransactionSynchronizationManager.unbindResource(source);
            member.end();
        }
        return work.get();
    }

    private Seat enter() {
        Seat seat = new Seat();
        lock.lock();
        try {
            if (running < rules.lanes() && queue.isEmpty()) {
                running++;
                seat.turn = true;
                return seat;
            }
            queue.add(seat);
        } finally {
            lock.unlock();
        }
        if (!seat.await(rules.patience().toNanos())) {
            leave(seat);
        }
        return seat;
    }

    /** Nobody waits for one that is gone; whoever was called meanwhile takes its part, however it woke. */
    private void leave(Seat seat) {
        lock.lock();
        try {
            queue.remove(seat);
        } finally {
            lock.unlock();
        }
    }

    /** A lane is free. */
    private void next() {
        lock.lock();
        try {
            running--;
            if (queue.isEmpty()) {
                return;
            }
            running++;
            List<Seat> seats = new ArrayList<>();
            while (!queue.isEmpty() && seats.size() < rules.most()) {
                seats.add(queue.remove());
            }
            if (seats.size() > 1) {
                Group group = new Group(source, rules, seats.size(), this::next);
                seats.forEach(seat -> seat.member = new Member(group));
            }
            seats.forEach(Seat::call);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** How long anybody waits for another member before giving the group up. */
    static final long TOO_LONG = TimeUnit.SECONDS.toNanos(10);
}
