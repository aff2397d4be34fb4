package id.lintas.connector.kilat;

import id.lintas.connector.PartnerClock;
import id.lintas.connector.Sha256;
import id.lintas.intake.Counterpart;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentDialect;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Rupiah;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A bank that puts one line for each payment on its queue, as {@code BAYAR;message;reference;code;amount;time}. */
@Component
public class KilatDialect implements PaymentDialect {

    private static final Pattern PAYMENT =
            Pattern.compile("BAYAR;([A-Z0-9]{1,20});([0-9]{1,20});([0-9]{15});([0-9]{1,12});([0-9T:+-]{20,25})");

    @Override
    public String dialect() {
        return "kilat";
    }

    @Override
    public Reading read(Counterpart from, RawMessage message) {
        Matcher line = PAYMENT.matcher(new String(message.body(), StandardCharsets.UTF_8));
        Optional<BillingCode> code = line.matches() ? BillingCode.parse(line.group(3)) : Optional.empty();
        Optional<Instant> paidAt = line.matches() ? time(line.group(5), message.receivedAt()) : Optional.empty();
        if (code.isEmpty() || paidAt.isEmpty()) {
            return Reading.refused("payment", "?", Settlement.of(Outcome.MALFORMED));
        }
        PaymentConfirmation payment = new PaymentConfirmation(
                message.partner(),
                message.transport(),
                line.group(2),
                code.get(),
                new Rupiah(Long.parseLong(line.group(4))),
                paidAt.get(),
                "");
        return new Reading(
                "payment",
                Optional.of(new RequestKey("payment", line.group(1), Sha256.hex(message.body()))),
                List.of(new PartnerRequest.Payment(payment)),
                line.group(1));
    }

    @Override
    public RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
        String word = (repeated ? "ULANG;" : "") + word(settlements.get(0).outcome());
        byte[] body = (reading.context() + ";" + word).getBytes(StandardCharsets.UTF_8);
        return new RawAnswer(200, "text/plain", Map.of(), body);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case SETTLED, SETTLED_LATE, TOKEN_ISSUED, PAYABLE -> "LUNAS";
            case ALREADY_PAID -> "SUDAH LUNAS";
            case UNKNOWN_BILL, NOT_FOUND -> "TIDAK ADA";
            case WRONG_AMOUNT -> "JUMLAH BEDA";
            case EXPIRED -> "KEDALUWARSA";
            case REVERSED, REVERSAL_NOTED -> "DIBATALKAN";
            case CONFLICT, MALFORMED, MISSING_FIELD, BAD_FORMAT, FILE_REFUSED -> "SALAH";
            case UNAUTHENTICATED, TOKEN_INVALID -> "TIDAK DIKENAL";
            case TOO_MANY, UNAVAILABLE -> "NANTI";
        };
    }

    private static Optional<Instant> time(String text, Instant receivedAt) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(paidAt -> PartnerClock.plausible(paidAt, receivedAt));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
