package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The office is closed by its file, and opened again; what was under way is finished, what is owed to it waits. */
final class OfficeCloses {

    private final TenancyCast cast;
    private volatile Optional<OfficeQueue.Line> line = Optional.empty();

    OfficeCloses(TenancyCast cast) {
        this.cast = cast;
    }

    Scene closed() {
        Scene scene = new Scene("The office is closed");
        for (Door door : cast.doors()) {
            scene.check(door.name() + " is open", door::open);
        }
        return scene.must("its system stays at the broker", () -> {
                    line = Optional.of(cast.office.queue().stay());
                    return "";
                })
                .must("./lintas office disable", cast.office::disable);
    }

    /** All at the same time, so that each line's milliseconds are its own. */
    List<Scene> doorsClose() {
        return Stream.concat(
                        cast.doors().stream()
                                .map(door -> new Scene("The office is closed")
                                        .check(door.name() + " within ten seconds", door::awaitClosed)),
                        Stream.of(new Scene("The office is closed")
                                .check("its open connection to the broker is cut", this::cut)))
                .toList();
    }

    private String cut() throws IOException, InterruptedException, StepMissed {
        OfficeQueue.Line open = line.orElseThrow(() -> new StepMissed("there was none"));
        try (open) {
            Patience.until(Door.PROMISE, open::cut, cut -> cut);
            return "";
        }
    }

    Scene meanwhile() {
        Visit later = cast.later();
        return new Scene("While it is closed")
                .check("next door works on", () -> Expect.same(Door.OPEN, cast.nextDoor.system.knock()))
                .must("the bank pays a bill of the office all the same", () -> OfficeWorks.pay(cast, later))
                .must("the registry has the payment", () -> {
                    Patience.until(Patience.USUAL, () -> cast.registry.hasPayment(later.billingCode()), has -> has);
                    return "";
                })
                .check("an applicant still finds the booking", () -> Expect.same("PAID", tracked(later)))
                .check(
                        "the office itself is still shut",
                        () -> cast.doors().get(0).awaitClosed())
                .must("./lintas office enable", cast.office::enable);
    }

    /** The stage on the applicant's page moves on by itself once the registry has answered. */
    private static String tracked(Visit visit) throws IOException, InterruptedException, StepMissed {
        return Patience.until(
                        Patience.USUAL,
                        visit::track,
                        stage -> List.of("PAID", "ADJUDICATING", "CLEARED").contains(stage))
                .replaceFirst("ADJUDICATING|CLEARED", "PAID");
    }

    List<Scene> doorsOpen() {
        return cast.doors().stream()
                .map(door -> new Scene("The office is open again")
                        .must(door.name() + " within ten seconds", door::awaitOpen))
                .toList();
    }

    Scene delivered() {
        Visit later = cast.later();
        return new Scene("The office is open again")
                .must("what waited for its own system is on its queue", () -> OfficeWorks.onQueue(cast, later.code()))
                .must("the clerk sees the payment, with its NTPN", () -> later.awaitNtpn(Patience.USUAL));
    }
}
