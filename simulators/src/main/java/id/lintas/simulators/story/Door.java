package id.lintas.simulators.story;

import java.io.IOException;
import java.time.Duration;

/**
 * One way into an office.
 *
 * @param name in a sentence, such as {@code its portal}
 * @param refusal what knocking answers when it is closed
 * @param knock tries it; {@value #OPEN} or what stood in the way
 */
record Door(String name, String refusal, Patience.Look<String> knock) {

    static final String OPEN = "open";

    /** What the hub promises: a change of a tenant's file counts by then. */
    static final Duration PROMISE = Duration.ofSeconds(10);

    String awaitOpen() throws IOException, InterruptedException, StepMissed {
        return await(OPEN);
    }

    String awaitClosed() throws IOException, InterruptedException, StepMissed {
        return refusal + ", " + await(refusal);
    }

    private String await(String wanted) throws IOException, InterruptedException, StepMissed {
        long begun = System.nanoTime();
        Patience.until(PROMISE, knock, wanted::equals);
        return "after " + (System.nanoTime() - begun) / 1_000_000 + " ms";
    }

    /** Must be open at this moment. */
    String open() throws IOException, InterruptedException, StepMissed {
        Expect.same(OPEN, knock.look());
        return "";
    }
}
