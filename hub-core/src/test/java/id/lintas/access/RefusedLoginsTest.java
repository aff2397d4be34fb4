package id.lintas.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.access.RefusedLogins.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusedLoginsTest {

    private final RefusedLogins refused = new RefusedLogins();

    @Test
    void aFloodIsOneSumOfEachKind() {
        for (int n = 0; n < 1_000; n++) {
            refused.refused("broker", "bank", Refusal.WRONG_PROOF);
            refused.refused("broker", RefusedLogins.NOBODY, Refusal.UNKNOWN_USER);
        }
        assertThat(refused.take())
                .isEqualTo(Map.of(
                        new Kind("broker", "bank", Refusal.WRONG_PROOF), 1_000L,
                        new Kind("broker", "unknown", Refusal.UNKNOWN_USER), 1_000L));
        assertThat(refused.take()).isEmpty();
        assertThat(refused.total(Refusal.WRONG_PROOF)).isEqualTo(1_000);
    }

    @Test
    void whatCouldNotBeToldIsToldTheNextTimeAndNotCountedTwice() {
        refused.refused("sftp", "post", Refusal.WRONG_PROOF);
        refused.take().forEach(refused::add);
        assertThat(refused.take()).containsValue(1L);
        assertThat(refused.total(Refusal.WRONG_PROOF)).isEqualTo(1);
    }
}
