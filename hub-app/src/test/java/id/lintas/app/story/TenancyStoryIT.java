package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.story.Stories;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenancyStoryIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anOfficeComesWorksCannotEscapeIsClosedAndOpenedAndItsTrailVerifies() throws Exception {
        try (TenancyHub hub = new TenancyHub(folder)) {
            assertThat(Stories.tenancy(hub.world(), hub.stage(), System.out).misses())
                    .isZero();
        }
    }
}
