package id.lintas.simulators.story;

import java.util.List;

/** A story in acts: one act after another, the scenes of an act side by side. */
@FunctionalInterface
interface Story {

    List<List<Scene>> acts(StoryWorld world);
}
