package id.lintas.simulators.story;

import java.io.IOException;

/** Looks for one thing, waiting for it as long as it is fair to wait. */
@FunctionalInterface
interface Sight {

    /**
     * Returns a detail worth printing, or an empty text.
     *
     * @throws StepMissed when the thing is not there
     * @throws IOException when a peer cannot be reached
     */
    String see() throws IOException, InterruptedException, StepMissed;
}
