package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;

/** What an operator types behind {@code ./lintas}, such as {@code office add}. */
@FunctionalInterface
public interface OperatorCommands {

    /**
     * Carries out one command and returns when it has ended.
     *
     * @throws IOException when it cannot be started
     */
    Answer run(List<String> arguments) throws IOException, InterruptedException;

    /**
     * What a command said.
     *
     * @param status 0 for success
     * @param text all that it printed, in the order of its lines
     */
    record Answer(int status, String text) {

        /** The text of a command that had to end with this status. */
        String expect(int wanted) throws StepMissed {
            if (status != wanted) {
                throw new StepMissed("expected status " + wanted + ", got " + status + ": " + text);
            }
            return text;
        }
    }
}
