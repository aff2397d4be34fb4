package id.lintas.simulators.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An office comes, works, tries to escape from itself, is closed and opened again, and its trail is taken away: all on a hub
 * that runs, beside an office next door that is everything to be reached and must not be.
 */
final class TenancyStory implements Story {

    private final TenancyStage stage;
    private final Fingers fingers;

    TenancyStory(TenancyStage stage, Fingers fingers) {
        this.stage = stage;
        this.fingers = fingers;
    }

    @Override
    public List<List<Scene>> acts(StoryWorld world) {
        try {
            TenancyCast cast = new TenancyCast(world, stage, fingers);
            OfficeArrives arrives = new OfficeArrives(cast);
            OfficeWorks works = new OfficeWorks(cast);
            OfficeEscapes escapes = new OfficeEscapes(cast);
            OfficeCloses closes = new OfficeCloses(cast);
            List<List<Scene>> acts = new ArrayList<>();
            acts.add(List.of(arrives.added()));
            acts.add(arrives.opens());
            acts.add(List.of(arrives.staffed()));
            acts.add(List.of(works.paid(), works.billed(), works.nextDoor()));
            acts.add(List.of(escapes.scene()));
            acts.add(List.of(closes.closed()));
            acts.add(closes.doorsClose());
            acts.add(List.of(closes.meanwhile()));
            acts.add(closes.doorsOpen());
            acts.add(List.of(closes.delivered()));
            acts.add(List.of(new TrailTaken(cast, stage).scene()));
            return acts;
        } catch (IOException e) {
            throw new IllegalArgumentException("the stage is not set: " + e.getMessage(), e);
        }
    }
}
