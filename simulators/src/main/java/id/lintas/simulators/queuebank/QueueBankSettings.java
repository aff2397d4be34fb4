package id.lintas.simulators.queuebank;

import java.time.Duration;

/**
 * Where the bank's queues are.
 *
 * @param brokerUrl the broker, such as {@code tcp://127.0.0.1:61616}
 * @param partner the bank's id at the hub, which is its user at the broker as well
 * @param password the broker's password for it
 * @param patience how long a call waits for the reply
 */
public record QueueBankSettings(String brokerUrl, String partner, String password, Duration patience) {

    String in() {
        return "bank." + partner + ".in";
    }

    String out() {
        return "bank." + partner + ".out";
    }

    @Override
    public String toString() {
        return "QueueBankSettings[" + partner + " at " + brokerUrl + "]";
    }
}
