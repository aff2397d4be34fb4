package id.lintas.office;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** To which office the running transaction is bound; known here, so that the database need not be asked each time. Ends with the transaction, however that ends. */
final class Scope implements TransactionSynchronization {

    private static final Object KEY = Scope.class;

    private final OfficeId office;

    private Scope(OfficeId office) {
        this.office = office;
    }

    static @Nullable OfficeId current() {
        return (OfficeId) TransactionSynchronizationManager.getResource(KEY);
    }

    /** Needs a running transaction that is bound to nobody. */
    static void bind(OfficeId office) {
        TransactionSynchronizationManager.registerSynchronization(new Scope(office));
        TransactionSynchronizationManager.bindResource(KEY, office);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(KEY, office);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    }
}
