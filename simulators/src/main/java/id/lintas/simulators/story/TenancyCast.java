package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who and what the story of a new office is about; what one step learned, a later one uses. */
final class TenancyCast {

    final PublicDesk publicDesk;
    final OperatorDesk operator;
    final AuditorDesk auditor;
    final PeerDesk peers;
    final RegistryDesk registry;
    final NewOffice office;
    final NewOffice nextDoor;
    final Fingers fingers;
    private final People people = People.drawn();
    private final OfficeDesk nobody;
    private final Visit later;
    private volatile Optional<OfficeDesk> clerk = Optional.empty();
    private volatile Optional<String> clerksName = Optional.empty();
    private volatile Optional<String> caseNextDoor = Optional.empty();

    TenancyCast(StoryWorld world, TenancyStage stage, Fingers fingers) throws IOException {
        this.fingers = fingers;
        publicDesk = new PublicDesk(world);
        operator = new OperatorDesk(world);
        auditor = new AuditorDesk(world);
        peers = new PeerDesk(world);
        registry = new RegistryDesk(world);
        office = new NewOffice(world, stage, "cerita", "Kantor Imigrasi Cerita", "CRT");
        nextDoor = new NewOffice(world, stage, "cerita-sebelah", "Kantor Imigrasi Cerita Sebelah", "CRS");
        nobody = new OfficeDesk(world, office.id, "nobody");
        later = visit();
    }

    OfficeDesk clerk() throws StepMissed {
        return clerk.orElseThrow(() -> new StepMissed("the office has no clerk"));
    }

    String clerksName() throws StepMissed {
        return clerksName.orElseThrow(() -> new StepMissed("the office has no clerk"));
    }

    void works(Newcomer newcomer, OfficeDesk desk) {
        clerksName = Optional.of(newcomer.username());
        clerk = Optional.of(desk);
    }

    String caseNextDoor() throws StepMissed {
        return caseNextDoor.orElseThrow(() -> new StepMissed("next door has no case"));
    }

    void hasCase(String id) {
        caseNextDoor = Optional.of(id);
    }

    /** An applicant of the office; the desk is that of the clerk, who is there by the time the visit begins. */
    Visit visit() {
        return new Visit(people.next("147101"), office.id, publicDesk, () -> clerk.orElse(nobody));
    }

    /** The applicant whose bill is paid while the office is closed. */
    Visit later() {
        return later;
    }

    Applicant somebody() {
        return people.next("147101");
    }

    /** Every way into the office for people and for its own system. */
    List<Door> doors() {
        return List.of(
                new Door("its portal", "404", () -> clerk().knock()),
                new Door("its booking page", "404", () -> publicDesk.knock(office.id)),
                new Door("its API", "404", office.system::knock),
                new Door("its system's token", OfficeSystemDesk.NO_TOKEN, office.system::askForToken),
                new Door("its queue", OfficeQueue.REFUSED, () -> office.queue().knock()),
                new Door(
                        "its SFTP folder",
                        OfficeFolder.REFUSED,
                        () -> office.folder().knock(office.id)));
    }
}
