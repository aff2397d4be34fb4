package id.lintas.simulators.story;

import java.util.ArrayList;
import java.util.List;

/** Steps that follow one another; scenes of one act run side by side and their lines are printed in the order of the scenes. */
final class Scene {

    private final String title;
    private final List<Step> steps = new ArrayList<>();

    Scene(String title) {
        this.title = title;
    }

    /** Adds a step without which the story stops. */
    Scene must(String expectation, Sight sight) {
        steps.add(new Step(expectation, true, sight));
        return this;
    }

    /** Adds a step whose miss is counted but does not stop the story. */
    Scene check(String expectation, Sight sight) {
        steps.add(new Step(expectation, false, sight));
        return this;
    }

    String title() {
        return title;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
