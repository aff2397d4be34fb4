package id.lintas.intake;

import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import id.lintas.secret.SecretStore;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The contract for a dialect in one class whose transport vouches for the sender. Its test is empty: what the bank sends and
 * what it is to hear stands in {@code samples/<dialect>/}.
 *
 * <p>{@code payments.txt} has one payment on each line. {@code answers.properties} has the whole answer to it for each
 * {@link Outcome}, and the one to a repeat under {@code REPEATED}. A dialect that signs, or that wants settings, overrides
 * what it must.
 *
 * @param <D> the dialect
 */
public interface SampledDialectContract<D extends PaymentDialect> extends PaymentConnectorContract {

    /** How its partners' messages arrive. */
    default Transport transport() {
        return Transport.QUEUE;
    }

    /** The settings that the dialect wants of a partner. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The dialect, which the test names as this interface's parameter. */
    @SuppressWarnings("unchecked")
    default D dialect() {
        Type named = Arrays.stream(getClass().getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow();
        try {
            return (D) ((Class<?>) named).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(named + " (expected: a dialect with a constructor without parameters)", e);
        }
    }

    @Override
    default PaymentConnector connector() {
        return dialect()
                .create(
                        new Partner(
                                new PartnerId("bank-sample"),
                                "Bank Sample",
                                dialect().dialect(),
                                transport(),
                                settings(),
                                Map.of(),
                                true,
                                Limits.STANDARD),
                        NONE,
                        NOBODY,
                        Clock.fixed(Samples.RECEIVED_AT, ZoneOffset.UTC));
    }

    @Override
    default List<RawMessage> payments() {
        return text("payments.txt")
                .lines()
                .map(line -> carrying(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    default RawMessage carrying(byte[] body) {
        return new RawMessage(
                new PartnerId("bank-sample"),
                transport(),
                "partner.bank-sample.in",
                Map.of(),
                body,
                Samples.RECEIVED_AT);
    }

    @Override
    default boolean signs() {
        return false;
    }

    @Override
    default Map<Outcome, String> verdicts() {
        Map<Outcome, String> verdicts = new EnumMap<>(Outcome.class);
        Properties answers = answers();
        answers.stringPropertyNames().stream()
                .filter(name -> !name.equals("REPEATED"))
                .forEach(name -> verdicts.put(Outcome.valueOf(name), answers.getProperty(name)));
        return verdicts;
    }

    @Override
    default String repeatedVerdict() {
        return String.valueOf(answers().getProperty("REPEATED"));
    }

    @Override
    default String verdict(RawAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private Properties answers() {
        Properties answers = new Properties();
        try {
            answers.load(new StringReader(text("answers.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private String text(String name) {
        return new String(Samples.bytes(dialect().dialect() + "/" + name), StandardCharsets.UTF_8);
    }

    /** Such a dialect has no secrets. */
    SecretStore NONE = new SecretStore() {
        @Override
        public String text(String reference) {
            throw new UnsupportedOperationException(reference);
        }

        @Override
        public Path file(String reference) {
            throw new UnsupportedOperationException(reference);
        }
    };

    /** Such a dialect has no tokens. */
    AccessTokens NOBODY = new AccessTokens() {
        @Override
        public Token issue(PartnerId partner) {
            throw new UnsupportedOperationException(partner.value());
        }

        @Override
        public boolean belongsTo(PartnerId partner, String token, java.util.Optional<String> certificate) {
            return false;
        }
    };
}
