package id.lintas.simulators.story;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The main job: cases walk from booking to verdict at two offices, with three partners, an outage and bad input. */
record Walk(Fingers fingers, People people) implements Story {

    Walk(Fingers fingers) {
        this(fingers, People.drawn());
    }

    @Override
    public List<List<Scene>> acts(StoryWorld world) {
        WalkCast cast = new WalkCast(world, fingers, people);
        Visit first = cast.atPalembang();
        PekanbaruWalk pekanbaru = new PekanbaruWalk(cast);
        OutageWalk outage = new OutageWalk(cast);
        return List.of(
                List.of(
                        new PalembangWalk(cast, first).scene(),
                        pekanbaru.queue(),
                        pekanbaru.post(),
                        pekanbaru.knownFingers(),
                        outage.before()),
                List.of(outage.during()),
                List.of(operator(cast, first, pekanbaru)));
    }

    private static Scene operator(WalkCast cast, Visit first, PekanbaruWalk pekanbaru) {
        return new Scene("Operator")
                .must("operator ratna logs in at Keycloak", () -> cast.operator.open() + " login pages")
                .check("the console lists the SNAP payment with its key and its hops", () -> hops(cast, first))
                .check("the repeated file did come in again", () -> cameAgain(cast, pekanbaru.repeatedFile()))
                .check("route receive-rest counts", () -> counted(cast, "receive-rest"))
                .check("route deliver-queue counts", () -> counted(cast, "deliver-queue"))
                .check(
                        "the payment for an unknown billing code waits under unmatched",
                        () -> Expect.that(
                                cast.operator.unmatched(WalkCast.NO_BILL, "UNKNOWN_BILL") > 0, "no such row"));
    }

    private static String hops(WalkCast cast, Visit first) throws IOException, InterruptedException, StepMissed {
        String key = first.code();
        URI message = cast.operator
                .inbound("bank-musi", key)
                .orElseThrow(() -> new StepMissed("no payment of bank-musi under " + key));
        int hops = cast.operator.hops(message);
        Expect.that(hops >= 3, "only " + hops + " hops");
        return hops + " hops of " + key;
    }

    private static String cameAgain(WalkCast cast, String file) throws IOException, InterruptedException, StepMissed {
        long arrivals = cast.operator.arrivals("pos", file);
        Expect.that(arrivals == 2, file + " came in " + arrivals + " times");
        return "twice";
    }

    private static String counted(WalkCast cast, String route) throws IOException, InterruptedException, StepMissed {
        long completed = cast.operator.completed(route);
        Expect.that(completed > 0, "the console counts nothing for " + route);
        return completed + " completed";
    }
}
