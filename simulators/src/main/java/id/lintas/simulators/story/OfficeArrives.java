package id.lintas.simulators.story;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An office is added while the hub runs, gets its ways in and its first people. */
final class OfficeArrives {

    /** The hub looks at the realm every five seconds, and the broker at the tenants every two. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TenancyCast cast;

    OfficeArrives(TenancyCast cast) {
        this.cast = cast;
    }

    Scene added() {
        return new Scene("A new office")
                .must("operator ratna logs in at Keycloak", () -> cast.operator.open() + " login pages")
                .check("no such office is there yet", () -> Expect.same("404", cast.publicDesk.knock(cast.office.id)))
                .must("./lintas office add writes its file", cast.office::add)
                .must("and that of an office next door", cast.nextDoor::add)
                .must("the booking page takes applicants, without a restart", this::booking)
                .must(
                        "a folder is added to each file by hand",
                        () -> cast.office.giveFolder() + cast.nextDoor.giveFolder())
                .must("the console says that the file is in force", this::inForce);
    }

    private String booking() throws IOException, InterruptedException, StepMissed {
        return new Door("booking", "404", () -> cast.publicDesk.knock(cast.office.id)).awaitOpen();
    }

    private String inForce() throws IOException, InterruptedException, StepMissed {
        return Patience.until(SOON, () -> cast.operator.tenant(cast.office.id), "IN_FORCE"::equals);
    }

    /** What the hub makes by itself of the file: side by side, since none waits for another. */
    List<Scene> opens() {
        return List.of(
                new Scene("A new office, its system")
                        .must("has a client at Keycloak and gets a token", () -> token(cast.office))
                        .must("calls the API with it", () -> Expect.same(Door.OPEN, cast.office.system.knock()))
                        .must("so does the one next door", () -> token(cast.nextDoor)),
                new Scene("A new office, its queue")
                        .must("has a user at the broker and a queue", () -> queue(cast.office))
                        .must("so has the one next door", () -> queue(cast.nextDoor)),
                new Scene("A new office, its folder")
                        .must("has a user at SFTP", () -> folder(cast.office))
                        .must("so has the one next door", () -> folder(cast.nextDoor))
                        .check(
                                "and sees two folders and nothing else",
                                () -> Expect.same(
                                        "in, out", cast.office.folder().root(cast.office.id))));
    }

    private static String token(NewOffice office) throws IOException, InterruptedException, StepMissed {
        return Patience.until(SOON, office.system::askForToken, Door.OPEN::equals);
    }

    private static String queue(NewOffice office) throws IOException, InterruptedException, StepMissed {
        return Patience.until(SOON, () -> office.queue().knock(), Door.OPEN::equals);
    }

    private static String folder(NewOffice office) throws IOException, InterruptedException, StepMissed {
        return Patience.until(SOON, () -> office.folder().knock(office.id), Door.OPEN::equals);
    }

    Scene staffed() {
        return new Scene("A new office, its people")
                .must("the directorate appoints its admin, who adds a clerk", this::staff)
                .must(
                        "the clerk logs in, and the portal opens",
                        () -> Expect.same(Door.OPEN, cast.clerk().knock()));
    }

    /** The organization at the identity provider is there since its client is. */
    private String staff() throws IOException, InterruptedException, StepMissed {
        Newcomer admin = cast.operator.appoint(cast.office.id, cast.office.fresh("tuti", "Handayani"));
        OfficeDesk adminsDesk = cast.office.firstLogin(admin);
        Newcomer clerk = adminsDesk.add(cast.office.fresh("sari", "Wulandari"), "CLERK");
        cast.works(clerk, cast.office.firstLogin(clerk));
        return admin + ", " + clerk;
    }
}
