package id.lintas.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread's part in a group, with what it lets wait, and the connection that it believes to have. For that thread. */
final class Member implements Waiting, InvocationHandler {

    private final Group group;
    private final List<Statement<?>> statements = new ArrayList<>();
    private boolean autoCommit = true;
    private boolean wrote;
    private boolean gone;
    private boolean committed;
    private volatile @Nullable Thread pausing;

    Member(Group group) {
        this.group = group;
    }

    Connection connection() {
        return (Connection)
                Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    @Override
    public void add(Statement<?> statement) {
        if (statement.alone()) {
            throw leave("a statement of its own");
        }
        statements.add(statement);
    }

    @Override
    public void local(String setting, String value) {
        group.local(value);
    }

    @Override
    public void claim(String name) {
        if (!group.claim(name, this)) {
            throw leave("another member works on the same");
        }
    }

    @Override
    public void strand() {
        // A member is one by itself.
    }

    @Override
    public void send() {
        if (!statements.isEmpty()) {
            present();
            wrote |= statements.stream().anyMatch(statement -> !statement.asks());
            group.ask(this);
        }
    }

    /** This thread is about to wait until the group has what it wants. */
    void pause() {
        pausing = Thread.currentThread();
    }

    boolean pauses() {
        return pausing != null;
    }

    /** The group has it. Each thread is woken by itself, and needs no lock to go on: sixteen that wait for one lock wake each other in turn. */
    void goOn() {
        Thread thread = pausing;
        pausing = null;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Waits until it goes on; otherwise why it does not. */
    String awaitTurn() {
        long end = System.nanoTime() + GroupWriter.TOO_LONG;
        while (pauses()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return "a member takes too long";
            }
            if (Thread.currentThread().isInterrupted()) {
                return "a member was interrupted";
            }
            LockSupport.parkNanos(this, left);
        }
        return "";
    }

    /** The thread that sends them has the group's lock, and this member's thread waits for it. */
    List<Statement<?>> takeWaiting() {
        List<Statement<?>> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** The thread is done with the group, however its work ended. */
    void end() {
        if (!gone) {
            leave("the work ended without its commit");
        }
        group.end();
    }

    private void commit() {
        present();
        gone = true;
        group.commit(this);
        committed = true;
    }

    private LeftGroup leave(String why) {
        if (committed) {
            // To run it again would do it twice.
            throw new IllegalStateException("work: goes on after its commit (expected: one transaction): " + why);
        }
        if (!gone) {
            gone = true;
            statements.forEach(Statement::waitsNoMore);
            statements.clear();
            group.leave(wrote);
        }
        return new LeftGroup(why);
    }

    private void present() {
        if (gone) {
            throw leave("it left before");
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "unwrap" -> {
                return this;
            }
            case "isWrapperFor" -> {
                return arguments != null && arguments[0] == Waiting.class;
            }
            case "getAutoCommit" -> {
                return autoCommit;
            }
            case "setAutoCommit" -> autoCommit = arguments != null && Boolean.TRUE.equals(arguments[0]);
            case "isReadOnly", "isClosed" -> {
                return false;
            }
            case "commit" -> commit();
            case "rollback" -> {
                if (!committed) {
                    leave("rolled back");
                }
            }
            case "close", "clearWarnings" -> {}
            case "equals" -> {
                return proxy == (arguments == null ? null : arguments[0]);
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return "a member's connection";
            }
            default -> throw leave(method.getName());
        }
        return null;
    }
}
