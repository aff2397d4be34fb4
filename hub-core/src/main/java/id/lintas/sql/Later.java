package id.lintas.sql;

/**
 * What a statement will have said once it was sent. Belongs to the transaction in which it was asked for and to its thread.
 *
 * @param <T> what it says
 */
@FunctionalInterface
public interface Later<T> {

    /**
     * The answer; sends everything that waits in the transaction if it was not sent yet.
     *
     * @throws org.springframework.dao.DataAccessException if it, or a statement before it, failed
     * @throws IllegalStateException if its transaction is over and it was never sent
     */
    T get();
}
