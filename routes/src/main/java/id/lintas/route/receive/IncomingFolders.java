package id.lintas.route.receive;

import id.lintas.intake.FileIntake;
import id.lintas.partner.Partner;
import id.lintas.route.Completeness;
import id.lintas.route.FileSettings;
import id.lintas.route.drop.DropFolders;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Watches partners' folders, each as its partner's settings say. */
@Component
class IncomingFolders {

    private final FileIntake intake;
    private final FileSettings settings;
    private final DropFolders drop;
    private final Clock clock;

    IncomingFolders(FileIntake intake, FileSettings settings, DropFolders drop, Clock clock) {
        this.intake = intake;
        this.settings = settings;
        this.drop = drop;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException naming a setting that is wrong */
    IncomingFiles<?> of(Partner partner) {
        Completeness completeness = Completeness.of(partner);
        Waiting waiting = new Waiting(partner.id(), intake, settings.showAfter(), clock);
        return DropFolders.isDrop(partner)
                ? new DroppedFiles(completeness, waiting, drop.taken(partner), clock)
                : new FetchedFiles(completeness, waiting, clock);
    }
}
