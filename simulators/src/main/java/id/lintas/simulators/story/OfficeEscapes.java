package id.lintas.simulators.story;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The office's people and its system reach for what is next door's, by every line they have. */
final class OfficeEscapes {

    /** What machines are refused is counted, and written once a minute. */
    private static final Duration A_LITTLE = Duration.ofSeconds(15);

    private final TenancyCast cast;

    OfficeEscapes(TenancyCast cast) {
        this.cast = cast;
    }

    Scene scene() {
        String away = cast.nextDoor.id;
        return new Scene("An escape")
                .must("auditor agus logs in at Keycloak", () -> cast.auditor.open() + " login pages")
                .check("the clerk opens next door's list: 404, the same page as for no office at all", this::page)
                .check("a case of next door by its id, under next door: 404", () -> hidden("/office/" + away))
                .check("and under the clerk's own office: 404", () -> hidden("/office/" + cast.office.id))
                .check("its system's token at next door's API: 404", () -> api(away, ""))
                .check("at next door's case: 404", () -> api(away, "/" + cast.caseNextDoor()))
                .check(
                        "at next door's case under its own office: 404",
                        () -> api(cast.office.id, "/" + cast.caseNextDoor()))
                .check("next door's queue may be neither consumed nor browsed", () -> queue(OfficeQueue.of(away)))
                .check(
                        "nor may a bank's, nor the registry's",
                        () -> queue("bank.bank-siak.in") + ", " + queue("registry.in"))
                .check("next door's folder is not to be reached from its own", this::folder)
                .check(
                        "and its key does not open next door's",
                        () -> Expect.same(
                                OfficeFolder.REFUSED, cast.office.folder().knock(away)))
                .check("the trail names the clerk who tried", () -> audited(cast.clerksName()))
                .check("and the system", () -> audited(cast.office.system.client()));
    }

    private String page() throws IOException, InterruptedException, StepMissed {
        Page refused = cast.clerk().see("/office/" + cast.nextDoor.id).expect(404);
        Page nothing = cast.clerk().see("/office/no-such-office").expect(404);
        return Expect.that(
                refused.document()
                        .body()
                        .text()
                        .equals(nothing.document().body().text()),
                "the two pages differ: " + refused + " and " + nothing);
    }

    private String hidden(String office) throws IOException, InterruptedException, StepMissed {
        cast.clerk().see(office + "/cases/" + cast.caseNextDoor()).expect(404);
        return "";
    }

    private String api(String office, String path) throws IOException, InterruptedException, StepMissed {
        Control.Answer answer = cast.office.system.get(office, path);
        Expect.same("404", Integer.toString(answer.status()));
        return answer.text("code");
    }

    private String queue(String name) throws IOException, StepMissed {
        return cast.office.queue().mayNotRead(name);
    }

    private String folder() throws IOException, StepMissed {
        String away = "office." + cast.nextDoor.id + "/out";
        return cast.office
                .folder()
                .mayNotReach(
                        cast.office.id,
                        List.of(
                                "../" + away,
                                "/../" + away,
                                "out/../../" + away,
                                "/" + away,
                                "/roots/" + away,
                                "/etc/passwd"));
    }

    private String audited(String actor) throws IOException, InterruptedException, StepMissed {
        return Patience.until(A_LITTLE, () -> cast.auditor.entries("ACCESS_REFUSED", actor), count -> count > 0)
                + " ACCESS_REFUSED of " + actor;
    }
}
