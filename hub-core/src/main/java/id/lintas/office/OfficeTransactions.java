package id.lintas.office;

import id.lintas.sql.GroupRules;
import id.lintas.sql.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one class that opens a tenant's scope. The scope is a transaction-local setting that row-level security reads, so
 * it cannot outlive the transaction on a pooled connection, and without it an office's tables show no row.
 */
@Service
public class OfficeTransactions {

    private static final String GROUP = "lintas_group";
    private static final String GROUP_OFFICES = "lintas.offices";

    private final TransactionTemplate transactions;
    private final TransactionTemplate ownTransactions;
    private final Pipeline pipeline;

    OfficeTransactions(PlatformTransactionManager manager, Pipeline pipeline) {
        this.transactions = new TransactionTemplate(manager);
        this.ownTransactions = new TransactionTemplate(manager);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.pipeline = pipeline;
    }

    /**
     * How transactions of several offices are written as one: in the scope of just these offices, as a role that has no right but to what a
     * payment touches.
     *
     * @param most how many at most, 1 to 32; 1 for each by itself
     */
    public static GroupRules together(int most) {
        return new GroupRules(most, 3, Duration.ofMillis(100), GROUP, GROUP_OFFICES, Duration.ofSeconds(1));
    }

    /**
     * Runs the work in a transaction that sees and writes the rows of this office alone; joins a running transaction.
     *
     * @throws IllegalStateException if the running transaction is bound to another office
     */
    public <T> T in(OfficeId office, Supplier<T> work) {
        return inTransaction(() -> {
            OfficeId bound = Scope.current();
            if (bound == null) {
                pipeline.local("lintas.office", office.value());
                Scope.bind(office);
            } else if (!bound.equals(office)) {
                throw new IllegalStateException("office: " + office + " (expected: " + bound + ", already bound)");
            }
            return work.get();
        });
    }

    /** Whether {@link #in(OfficeId, Supplier)} would serve the office now: nothing runs that is bound to another one. */
    public boolean mayServe(OfficeId office) {
        OfficeId bound = Scope.current();
        return bound == null || bound.equals(office);
    }

    /** Like {@link #in(OfficeId, Supplier)}, for work without a result. */
    public void run(OfficeId office, Runnable work) {
        in(office, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Like {@link #in(OfficeId, Supplier)}, but in a transaction of its own, committed whatever becomes of a running one.
     * It takes a second connection from the pool while the first is held, so it is for rare work only, such as an office's
     * first keys.
     */
    public <T> T apart(OfficeId office, Supplier<T> work) {
        T result = ownTransactions.execute(status -> in(office, work));
        if (result == null) {
            throw new IllegalStateException("result: null (expected: a value)");
        }
        return result;
    }

    /**
     * Runs the work in a transaction that is bound to no office yet: the partner doors learn the office from the
     * billing code and then bind it with {@link #in}. Office tables are empty until then.
     */
    public <T> T inTransaction(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("result: null (expected: a value)");
        }
        return result;
    }

    /**
     * Runs the work across all offices, as the role that the database lets do so. For the console, the dispatcher and
     * the registry's door alone; an architecture test holds this.
     *
     * @throws IllegalStateException if a transaction is already running
     */
    public <T> T acrossOffices(Supplier<T> work) {
        return inTransaction(() -> {
            if (Scope.current() != null) {
                throw new IllegalStateException("scope: an office (expected: none)");
            }
            pipeline.write("set local role lintas_central");
            return work.get();
        });
    }

    /**
     * Runs first the work across offices, as {@link #acrossOffices} does, and then what it asks for: side by side, as the role that
     * {@link #together} is for and in the scope of just these offices; or office after office, each in the scope of its own and of no
     * other. All in one transaction, so that many small changes share one commit. If one fails, nothing of any happened. For the
     * registry's door alone; an architecture test holds this.
     *
     * @throws IllegalStateException if a transaction is already running
     */
    public void inTurn(Supplier<Turns> acrossFirst) {
        inTransaction(() -> {
            if (Scope.current() != null) {
                throw new IllegalStateException("scope: an office (expected: none)");
            }
            pipeline.write("set local role lintas_central");
            Turns turns = acrossFirst.get();
            sendWhatWaits();
            if (!turns.beside().isEmpty()) {
                sideBySide(turns.beside());
            }
            pipeline.write("set local role none");
            turns.each().forEach(this::turn);
            return true;
        });
    }

    private void sideBySide(List<Turns.Beside> works) {
        pipeline.write("set local role " + GROUP);
        pipeline.local(
                GROUP_OFFICES,
                works.stream().map(work -> work.office().value()).distinct().collect(Collectors.joining(",")));
        sendWhatWaits();
        List<Turns.Beside> left = works;
        while (!left.isEmpty()) {
            List<Turns.Beside> next = new ArrayList<>();
            for (Turns.Beside work : left) {
                pipeline.strand();
                Scope.bind(work.office());
                Step following = work.step().take();
                Scope.release();
                if (following != null) {
                    next.add(new Turns.Beside(work.office(), following));
                }
            }
            pipeline.strand();
            sendWhatWaits();
            left = next;
        }
    }

    private void turn(OfficeId office, List<Runnable> works) {
        pipeline.local("lintas.office", office.value());
        Scope.bind(office);
        works.forEach(Runnable::run);
        sendWhatWaits();
        Scope.release();
    }

    /** Rows that are added may go after everything else that waits, and here another scope would come before them. */
    private void sendWhatWaits() {
        pipeline.ask("select 1", (row, n) -> true).get();
    }
}
