package id.lintas.simulators.story;

/** Compares what a peer answered with what the wire contract promises. */
final class Expect {

    private Expect() {}

    static String same(String wanted, String seen) throws StepMissed {
        if (!wanted.equals(seen)) {
            throw new StepMissed("expected " + wanted + ", got " + seen);
        }
        return seen;
    }

    static String that(boolean holds, String otherwise) throws StepMissed {
        if (!holds) {
            throw new StepMissed(otherwise);
        }
        return "";
    }
}
