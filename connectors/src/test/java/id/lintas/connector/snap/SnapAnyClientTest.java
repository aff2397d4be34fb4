package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Clients as they come: members in any order, white space anywhere outside strings, letters raw or escaped, unknown members,
 * and timestamps of any offset, with or without fractions. Whoever minifies and signs as the standard says is let in; whoever changes a
 * byte that counts afterwards is not.
 */
class SnapAnyClientTest {

    private static final String PAYMENT = "/transfer-va/payment";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPACES = List.of("", " ", "\n", "\r\n\t", "   ");

    private final PaymentConnector connector = SnapBank.connector();

    @Property(tries = 300)
    void anyClientThatSignsAsTheStandardSaysIsLetIn(
            @ForAll("unknownMembers") Map<String, String> more,
            @ForAll long seed,
            @ForAll @IntRange(min = -18, max = 18) int offset,
            @ForAll @IntRange(min = 0, max = 3) int fraction) {
        byte[] body = written(more, new Random(seed));
        String timestamp = timestamp(Samples.RECEIVED_AT, offset, fraction);
        RawMessage call = SnapBank.call(PAYMENT, body, Map.of("x-timestamp", timestamp));
        assertThat(connector.read(call).requests())
                .as("%s at %s", new String(body, StandardCharsets.UTF_8), timestamp)
                .singleElement()
                .isInstanceOfSatisfying(PartnerRequest.Payment.class, payment -> {
                    assertThat(payment.confirmation().billingCode()).isEqualTo(Samples.BILLING_CODE);
                    assertThat(payment.confirmation().amount()).isEqualTo(Samples.AMOUNT);
                });
    }

    @Property(tries = 1000)
    void anyByteThatCountsAndIsAlteredIsRefused(
            @ForAll("unknownMembers") Map<String, String> more,
            @ForAll long seed,
            @ForAll @IntRange(min = 0) int place,
            @ForAll byte instead) {
        byte[] body = written(more, new Random(seed));
        byte[] altered = body.clone();
        altered[place % body.length] = instead;
        RawMessage signed = SnapBank.call(PAYMENT, body);
        RawMessage call = new RawMessage(
                signed.partner(), signed.transport(), signed.address(), signed.headers(), altered, signed.receivedAt());
        boolean counts = !SnapBank.hash(altered).equals(SnapBank.hash(body));
        assertThat(connector.read(call).requests())
                .as("%s", new String(altered, StandardCharsets.UTF_8))
                .singleElement()
                .matches(request -> counts
                        == (request instanceof PartnerRequest.Refused refused
                                && refused.settlement().outcome() == Outcome.UNAUTHENTICATED));
    }

    @Provide
    Arbitrary<Map<String, String>> unknownMembers() {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(12).ofMaxLength(20);
        Arbitrary<String> values = Arbitraries.strings()
                .withChars("{}[]:,\"\\/ \t\n")
                .withCharRange('a', 'f')
                .withCharRange('\u00e0', '\u00ff')
                .ofMaxLength(12);
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    /** The sample's members and the others, in an order and with spaces of chance. */
    private static byte[] written(Map<String, String> more, Random chance) {
        try {
            ObjectNode sample = (ObjectNode) JSON.readTree(Samples.bytes("snap/payment-minified.json"));
            List<String> members = new ArrayList<>();
            sample.fields()
                    .forEachRemaining(member -> members.add(
                            text(member.getKey(), chance) + space(chance) + ":" + space(chance) + member.getValue()));
            more.forEach((name, value) ->
                    members.add(text(name, chance) + space(chance) + ":" + space(chance) + text(value, chance)));
            Collections.shuffle(members, chance);
            return (space(chance) + "{" + space(chance)
                            + String.join(space(chance) + "," + space(chance), members) + space(chance) + "}"
                            + space(chance))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A JSON string; letters beyond ASCII raw or escaped. */
    private static String text(String plain, Random chance) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || (c > '~' && chance.nextBoolean())) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String space(Random chance) {
        return SPACES.get(chance.nextInt(SPACES.size()));
    }

    private static String timestamp(Instant time, int hours, int fraction) {
        String pattern = "yyyy-MM-dd'T'HH:mm:ss" + (fraction == 0 ? "" : "." + "S".repeat(fraction)) + "XXX";
        return DateTimeFormatter.ofPattern(pattern).format(time.atOffset(ZoneOffset.ofHours(hours)));
    }
}
