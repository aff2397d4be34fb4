package id.lintas.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every dialect keeps. A connector's test implements this with its samples; each sample tells of one payment, the
 * one in {@link Samples}.
 */
public interface PaymentConnectorContract {

    /** The connector under test, its clock at {@link Samples#RECEIVED_AT}. */
    PaymentConnector connector();

    /** The dialect's payment samples as they come off the wire. */
    List<RawMessage> payments();

    /** A message that carries the body, signed as the partner would if the dialect signs: it gets as far as it can. */
    RawMessage carrying(byte[] body);

    /** Whether the dialect signs what it sends. */
    boolean signs();

    /** What the dialect says for each outcome of a payment that it can state. */
    Map<Outcome, String> verdicts();

    /** What the dialect says when a settled payment comes again, equal in all. */
    String repeatedVerdict();

    /** The part of the answer that {@link #verdicts()} lists. */
    String verdict(RawAnswer answer);

    @Test
    default void everySampleSettlesTheCanonicalPayment() {
        assertThat(payments()).isNotEmpty();
        for (RawMessage sample : payments()) {
            Reading reading = connector().read(sample);
            assertThat(reading.requests()).as("%s", reading).singleElement().isInstanceOf(PartnerRequest.Payment.class);
            PaymentConfirmation said =
                    ((PartnerRequest.Payment) reading.requests().get(0)).confirmation();
            assertThat(said.billingCode()).isEqualTo(Samples.BILLING_CODE);
            assertThat(said.amount()).isEqualTo(Samples.AMOUNT);
            assertThat(said.paidAt()).isEqualTo(Samples.PAID_AT);
            assertThat(said.partner()).isEqualTo(sample.partner());
            assertThat(said.transport()).isEqualTo(sample.transport());
            assertThat(reading.key()).isPresent();
        }
    }

    @Test
    default void readsTheSameTwice() {
        for (RawMessage sample : payments()) {
            assertThat(connector().read(sample).key())
                    .isEqualTo(connector().read(sample).key());
            assertThat(connector().read(sample).requests())
                    .isEqualTo(connector().read(sample).requests());
        }
    }

    @Test
    default void refusesEveryAlteredByteWhereTheDialectSigns() {
        assumeTrue(signs(), "the transport vouches for the sender");
        for (RawMessage sample : payments()) {
            for (int i = 0; i < sample.body().length; i++) {
                Reading reading = connector().read(withBody(sample, Samples.altered(sample.body(), i)));
                assertThat(reading.requests())
                        .as("byte %d", i)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                PartnerRequest.Refused.class,
                                refused -> assertThat(refused.settlement().outcome())
                                        .isEqualTo(Outcome.UNAUTHENTICATED));
            }
        }
    }

    @Test
    default void answersEachOutcomeInItsOwnWords() {
        assertThat(verdicts())
                .containsKeys(Outcome.SETTLED, Outcome.UNKNOWN_BILL, Outcome.WRONG_AMOUNT, Outcome.ALREADY_PAID);
        for (RawMessage sample : payments()) {
            Reading reading = connector().read(sample);
            verdicts().forEach((outcome, expected) -> {
                RawAnswer answer = connector().answer(sample, reading, List.of(Settlement.of(outcome)), false);
                assertThat(verdict(answer)).as("%s", outcome).isEqualTo(expected);
            });
        }
    }

    @Test
    default void answersARepeatInItsOwnWords() {
        for (RawMessage sample : payments()) {
            Reading reading = connector().read(sample);
            RawAnswer answer = connector().answer(sample, reading, List.of(Settlement.of(Outcome.SETTLED)), true);
            assertThat(verdict(answer)).isEqualTo(repeatedVerdict());
        }
    }

    @Test
    default void otherContentUnderTheSameNameHasAnotherDigest() {
        RawMessage sample = payments().get(0);
        RequestKey key = connector().read(sample).key().orElseThrow();
        byte[] body = new String(sample.body(), StandardCharsets.UTF_8)
                .replace("350000", "350001")
                .getBytes(StandardCharsets.UTF_8);
        RequestKey other = connector().read(carrying(body)).key().orElseThrow();
        assertThat(other.scope()).isEqualTo(key.scope());
        assertThat(other.value()).isEqualTo(key.value());
        assertThat(other.contentDigest()).isNotEqualTo(key.contentDigest());
    }

    @Test
    default void answersAnEmptyBodyAndGarbageWithARefusal() {
        for (String garbage :
                List.of("", " ", "\n", "{", "{}", "[]", "null", "\"\"", "\u0000", "{\"a\":1}{", "<xml/>")) {
            RawMessage message = carrying(garbage.getBytes(StandardCharsets.UTF_8));
            Reading reading = connector().read(message);
            assertThat(reading.refused()).as(garbage).isTrue();
            assertThat(answered(message, reading).body()).isNotEmpty();
        }
    }

    @Test
    default void neverThrowsWhateverTheBytes() {
        Random random = new Random(20261123);
        byte[] sample = payments().get(0).body();
        for (int i = 0; i < 3000; i++) {
            byte[] body;
            if (i % 3 == 0) {
                body = new byte[random.nextInt(400)];
                random.nextBytes(body);
            } else if (i % 3 == 1) {
                body = Arrays.copyOf(sample, sample.length);
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(128);
                }
            } else {
                body = Arrays.copyOf(sample, random.nextInt(sample.length));
            }
            RawMessage message = carrying(body);
            assertThat(answered(message, connector().read(message)).body()).isNotEmpty();
        }
    }

    /** The message with another body and all else as it was. */
    static RawMessage withBody(RawMessage message, byte[] body) {
        return new RawMessage(
                message.partner(),
                message.transport(),
                message.address(),
                message.headers(),
                body,
                message.receivedAt());
    }

    private RawAnswer answered(RawMessage message, Reading reading) {
        List<Settlement> settlements = reading.requests().stream()
                .map(request -> request instanceof PartnerRequest.Refused refused
                        ? refused.settlement()
                        : Settlement.of(Outcome.SETTLED))
                .toList();
        return connector().answer(message, reading, settlements, false);
    }
}
