package id.lintas.simulators.story;

import java.util.List;
import java.util.stream.Stream;

/** What can happen to a payment on its way, one class a part; a new part is a line in the list. */
record PaymentsStory(Fingers fingers) implements Story {

    @Override
    public List<List<Scene>> acts(StoryWorld world) {
        WalkCast cast = new WalkCast(world, fingers);
        Stream<PaymentsPart> parts = Stream.of(
                new CutHops(cast), new MoneyFitsNothing(cast), new BankTellsAgain(cast), new StatementNamesIt(cast));
        return parts.flatMap(part -> part.acts().stream()).toList();
    }
}
