package id.lintas.office;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** To which office the running transaction is bound; known here, so that the database need not be asked each time. Ends with the transaction, however that ends. */
final class Scope implements TransactionSynchronization {

    private static final Object KEY = Scope.class;

    private final OfficeId office;
    private boolean over;

    private Scope(OfficeId office) {
        this.office = office;
    }

    private static @Nullable Scope bound() {
        return (Scope) TransactionSynchronizationManager.getResource(KEY);
    }

    static @Nullable OfficeId current() {
        Scope bound = bound();
        return bound == null ? null : bound.office;
    }

    /** Needs a running transaction that is bound to nobody. */
    static void bind(OfficeId office) {
        Scope scope = new Scope(office);
        TransactionSynchronizationManager.registerSynchronization(scope);
        TransactionSynchronizationManager.bindResource(KEY, scope);
    }

    /** Ends the scope before its transaction, which may be bound to another office next. */
    static void release() {
        Scope bound = bound();
        if (bound != null) {
            bound.over = true;
            TransactionSynchronizationManager.unbindResource(KEY);
        }
    }

    @Override
    public void suspend() {
        if (!over) {
            TransactionSynchronizationManager.unbindResource(KEY);
        }
    }

    @Override
    public void resume() {
        if (!over) {
            TransactionSynchronizationManager.bindResource(KEY, this);
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (!over) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }
}
