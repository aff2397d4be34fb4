package id.lintas.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sealed value opens in its own place and nowhere else. */
@ExtendWith(NeedsDatabase.class)
class SealedRowsIT {

    private static final String NAME = "SITI AMINAH";
    private static final String NIK = "1671015211870001";

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final OfficeId other = ledger.newOffice();
    private final OfficeKeys keys = Node.start(new Kek()).keys();
    private final Binding place = new Binding("application.applicant", "row-1");

    @Test
    void opensWhereItWasSealed() {
        byte[] sealed = keys.sealText(office, NAME, place);

        assertThat(keys.openText(office, sealed, place)).isEqualTo(NAME);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("SITI");
        assertThat(keys.sealText(office, NAME, place)).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenInAnotherRowColumnOrOffice() {
        byte[] sealed = keys.sealText(office, NAME, place);

        refused(office, sealed, new Binding("application.applicant", "row-2"));
        refused(office, sealed, new Binding("booking.phone", "row-1"));
        refused(other, sealed, place);
        refused(OfficeId.CENTRAL, sealed, place);
    }

    @Test
    void theBindingIsWhatRefusesAnotherRow() throws Exception {
        Aead unbound = Keyset.fresh().seal().getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] sealed = unbound.encrypt(NAME.getBytes(StandardCharsets.UTF_8), new byte[0]);

        assertThat(unbound.decrypt(sealed, new byte[0]))
                .as("control: without a binding the same bytes open wherever they are copied to")
                .isEqualTo(NAME.getBytes(StandardCharsets.UTF_8));
        assertThat(new Binding("a", "b").bytes(office))
                .isNotEqualTo(new Binding("a", "c").bytes(office))
                .isNotEqualTo(new Binding("a", "b").bytes(other));
    }

    @Test
    void doesNotOpenWithOneByteChangedOrCutOrEmpty() {
        byte[] sealed = keys.sealText(office, NAME, place);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            refused(office, changed, place);
        }
        refused(office, Arrays.copyOf(sealed, sealed.length - 1), place);
        refused(office, new byte[0], place);
        refused(office, NAME.getBytes(StandardCharsets.UTF_8), place);
    }

    @Test
    void equalNumbersHaveEqualIndexesInOneOfficeAndDifferentOnesElsewhere() {
        byte[] index = keys.blindIndex(office, "nik", NIK);

        assertThat(keys.blindIndex(office, "nik", NIK)).isEqualTo(index).hasSize(20);
        assertThat(keys.blindIndexes(office, "nik", NIK)).containsExactly(index);
        assertThat(keys.blindIndex(office, "nik", "1671015211870002")).isNotEqualTo(index);
        assertThat(keys.blindIndex(office, "phone", NIK)).isNotEqualTo(index);
        assertThat(keys.blindIndex(other, "nik", NIK)).isNotEqualTo(index);
        assertThat(keys.blindIndex(OfficeId.CENTRAL, "nik", NIK)).isNotEqualTo(index);
    }

    @Test
    void aSecondNodeHasTheSameKeys() {
        OfficeKeys second = Node.start(new Kek()).keys();
        byte[] sealed = keys.sealText(office, NAME, place);

        assertThat(second.openText(office, sealed, place)).isEqualTo(NAME);
        assertThat(second.blindIndex(office, "nik", NIK)).isEqualTo(keys.blindIndex(office, "nik", NIK));
    }

    @Test
    void nodesThatUseANewOfficeAtTheSameMomentAgreeOnItsKeys() throws Exception {
        OfficeId fresh = new OfficeId("fresh-" + UUID.randomUUID().toString().substring(0, 8));
        List<OfficeKeys> nodes = java.util.stream.Stream.generate(
                        () -> Node.start(new Kek()).keys())
                .limit(4)
                .toList();
        List<Callable<byte[]>> firstUses = nodes.stream()
                .map(node -> (Callable<byte[]>) () -> node.sealText(fresh, NAME, place))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<byte[]> sealed : threads.invokeAll(firstUses)) {
                for (OfficeKeys node : nodes) {
                    assertThat(node.openText(fresh, sealed.get(), place)).isEqualTo(NAME);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theMessageOfARefusalHoldsNothingOfTheValue() {
        byte[] sealed = keys.sealText(office, NAME, place);

        assertThatThrownBy(() -> keys.open(other, sealed, place))
                .hasMessageContaining("application.applicant")
                .hasMessageNotContaining("SITI");
    }

    /** Printed for the decision record, not judged. */
    @Test
    void whatAValueCosts() {
        byte[] line = "1\n1671015211870001\n1987-11-12\nSITI AMINAH".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[1500];
        byte[] finger = new byte[150_000];
        for (byte[] plain : new byte[][] {line, body, finger}) {
            int times = plain.length > 10_000 ? 500 : 20_000;
            byte[] sealed = keys.seal(office, plain, place);
            double seal = micros(times, () -> keys.seal(office, plain, place));
            double open = micros(times, () -> keys.open(office, sealed, place));
            System.out.printf("keys: %d bytes: seal %.1f µs, open %.1f µs%n", plain.length, seal, open);
        }
        System.out.printf("keys: blind index %.1f µs%n", micros(20_000, () -> keys.blindIndex(office, "nik", NIK)));
    }

    private static double micros(int times, Runnable work) {
        // The compiler needs a while before it takes the whole cipher in hand.
        for (int i = 0; i < Math.max(times, 3_000); i++) {
            work.run();
        }
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e3 / times;
    }

    private void refused(OfficeId where, byte[] sealed, Binding binding) {
        assertThatThrownBy(() -> keys.open(where, sealed, binding)).isInstanceOf(DoesNotOpen.class);
    }
}
