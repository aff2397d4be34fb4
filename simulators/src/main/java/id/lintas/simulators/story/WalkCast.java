package id.lintas.simulators.story;

/** The people and desks of the walk. */
final class WalkCast {

    static final String NO_BILL = "899999999999999";

    final PublicDesk publicDesk;
    final OfficeDesk palembang;
    final OfficeDesk pekanbaru;
    final PeerDesk peers;
    final RegistryDesk registry;
    final OperatorDesk operator;
    final Fingers fingers;
    private final People people;

    WalkCast(StoryWorld world, Fingers fingers) {
        this(world, fingers, People.drawn());
    }

    WalkCast(StoryWorld world, Fingers fingers, People people) {
        this.people = people;
        this.fingers = fingers;
        publicDesk = new PublicDesk(world);
        palembang = new OfficeDesk(world, "palembang", "dewi");
        pekanbaru = new OfficeDesk(world, "pekanbaru", "budi");
        peers = new PeerDesk(world);
        registry = new RegistryDesk(world);
        operator = new OperatorDesk(world);
    }

    Visit atPalembang() {
        return new Visit(people.next("167101"), "palembang", publicDesk, palembang);
    }

    Visit atPekanbaru() {
        return new Visit(people.next("147101"), "pekanbaru", publicDesk, pekanbaru);
    }

    /** From the public form to a bill, in five lines. */
    Scene toBill(Scene scene, Visit visit) {
        return visit.toBill(scene, fingers);
    }
}
