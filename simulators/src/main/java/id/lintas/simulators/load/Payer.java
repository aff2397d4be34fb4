package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;

/** One connection over which payments are made one after the other. For one thread. */
interface Payer extends AutoCloseable {

    /** Makes the payment; whether it was taken. Throws where nobody knows what became of it. */
    boolean pay(BenchBill bill) throws Exception;

    @Override
    void close();

    /** Opens connections. Thread-safe. */
    interface Counter {
        Payer open() throws Exception;
    }
}
