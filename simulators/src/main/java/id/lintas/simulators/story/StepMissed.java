package id.lintas.simulators.story;

/** A step did not see what it expected; the message says what it saw instead. */
final class StepMissed extends Exception {

    private static final long serialVersionUID = 1L;

    StepMissed(String seen) {
        super(seen);
    }
}
