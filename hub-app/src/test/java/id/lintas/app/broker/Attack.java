package id.lintas.app.broker;

/**
 * One thing that a partner's user tries against another's.
 *
 * @param name what is tried, as a sentence's end
 * @param on does it
 */
record Attack(String name, Try on) {

    /** True if it had an effect; an exception is a refusal. */
    interface Try {
        boolean succeeds(AttackedBroker broker) throws Exception;
    }

    /** Whether it had an effect on this broker. */
    boolean succeeds(AttackedBroker broker) {
        try {
            return on.succeeds(broker);
        } catch (Exception refused) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
