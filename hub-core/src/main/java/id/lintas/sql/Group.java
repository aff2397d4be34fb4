package id.lintas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One transaction of the database that several members share. When nobody's work goes on without an answer, all that is asked goes in
 * one round trip, by the thread that came last; when all that are left want to commit, what they wrote goes with the commit.
 */
final class Group {

    private static final Logger LOG = LoggerFactory.getLogger(Group.class);

    private final DataSource source;
    private final GroupRules rules;
    private final Runnable over;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Member> asking = new ArrayList<>();
    private final List<Member> committing = new ArrayList<>();
    private final Map<String, Member> claims = new HashMap<>();
    private final Set<String> settings = new TreeSet<>();
    private @Nullable Connection connection;
    private int here;
    private int busy;
    private boolean widened;
    private volatile boolean failed;
    private boolean committed;

    Group(DataSource source, GroupRules rules, int members, Runnable over) {
        this.source = source;
        this.rules = rules;
        this.over = over;
        this.here = members;
        this.busy = members;
    }

    /** Everything that the member asks is answered when this returns. */
    void ask(Member member) {
        pause(member, asking);
    }

    /** Everything that the member wrote is durable when this returns. */
    void commit(Member member) {
        pause(member, committing);
    }

    /** The member wants nothing any more; what it wrote and sent already cannot be undone without the others. */
    void leave(boolean wrote) {
        lock.lock();
        try {
            busy--;
            if (wrote) {
                fail("a member left after it had written", null);
            }
            step();
        } finally {
            lock.unlock();
        }
    }

    /** The member's thread is done with the group. */
    void end() {
        boolean last;
        lock.lock();
        try {
            here--;
            last = here == 0;
        } finally {
            lock.unlock();
        }
        if (last) {
            close();
            over.run();
        }
    }

    /** A value of the setting for the statements from now on; every member's counts for all. */
    void local(String value) {
        lock.lock();
        try {
            widened |= settings.add(value);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the name is the member's alone. */
    boolean claim(String name, Member member) {
        lock.lock();
        try {
            return claims.putIfAbsent(name, member) == null || claims.get(name) == member;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Member member, List<Member> among) {
        lock.lock();
        try {
            if (!failed) {
                member.pause();
                among.add(member);
                busy--;
                step();
            }
        } finally {
            lock.unlock();
        }
        String why = member.awaitTurn();
        if (!why.isEmpty()) {
            giveUp(member, why);
        }
        if (failed) {
            throw new LeftGroup("the group failed");
        }
    }

    private void giveUp(Member member, String why) {
        lock.lock();
        try {
            if (member.pauses()) {
                fail(why, null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void step() {
        if (busy > 0 || failed || committed) {
            return;
        }
        try {
            if (!asking.isEmpty()) {
                send(asking, false);
                busy += asking.size();
                goOn(asking);
            } else if (!committing.isEmpty()) {
                send(committing, true);
                committed = true;
                goOn(committing);
            }
        } catch (SQLException | RuntimeException e) {
            fail("the database refused a statement", e);
        }
    }

    private static void goOn(List<Member> members) {
        members.forEach(Member::goOn);
        members.clear();
    }

    private void send(List<Member> members, boolean commit) throws SQLException {
        Batch batch = new Batch();
        batch.first(before());
        for (Member member : members) {
            batch.add(member.takeWaiting());
        }
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("connection: none (expected: one)");
        }
        batch.send(open, commit);
        if (commit) {
            open.commit();
        }
    }

    private List<Statement<?>> before() throws SQLException {
        List<Statement<?>> first = new ArrayList<>();
        if (connection == null) {
            connection = source.getConnection();
            connection.setAutoCommit(false);
            first.add(begin());
        }
        if (widened) {
            first.add(set(rules.settings(), String.join(",", settings)));
            widened = false;
        }
        return first;
    }

    /** How many rows there are changes from group to group, and the plan for them does not: it is not made anew for each number. */
    private Statement<?> begin() {
        return Statement.of(
                "select set_config('role', ?, true), set_config('lock_timeout', ?, true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)",
                new Object[] {rules.role(), rules.lockTimeout().toMillis() + "ms"},
                null);
    }

    private static Statement<?> set(String setting, String value) {
        return Statement.of("select set_config(?, ?, true)", new Object[] {setting, value}, null);
    }

    private void fail(String why, @Nullable Exception cause) {
        if (!failed && !committed) {
            failed = true;
            LOG.info(
                    "{} transactions run by themselves: {}",
                    here,
                    cause == null ? why : why + ": " + cause.getMessage());
            rollback();
            goOn(asking);
            goOn(committing);
        }
    }

    /** At once, so that no member that runs again waits for a lock of the group. */
    private void rollback() {
        Connection open = connection;
        try {
            if (open != null) {
                open.rollback();
            }
        } catch (SQLException e) {
            LOG.info("group not rolled back, its connection is lost: {}", e.getMessage());
        }
    }

    private void close() {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            if (!committed && !failed) {
                open.rollback();
            }
            open.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.info("group not ended in order, its connection is lost: {}", e.getMessage());
        } finally {
            JdbcUtils.closeConnection(open);
        }
    }
}
