package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.StrictJson;
import id.lintas.inquiry.BankWord;
import id.lintas.inquiry.PaymentInquirer;
import id.lintas.inquiry.StatusCall;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a SNAP bank for the status of a virtual account's payments (service 26), signed by the hub's own key and without a
 * token (ASPI, 2.1.6, signature type 2).
 */
final class SnapInquirer implements PaymentInquirer {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})\\.00");
    private static final int LARGEST = 64 * 1024;
    private static final String CHANNEL = "95231";

    private final String serviceId;
    private final String url;
    private final String path;
    private final String clientId;
    private final SecretStore secrets;
    private final String key;
    private final Clock clock;

    SnapInquirer(
            String serviceId, String url, String path, String clientId, SecretStore secrets, String key, Clock clock) {
        this.serviceId = serviceId;
        this.url = url;
        this.path = path;
        this.clientId = clientId;
        this.secrets = secrets;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public StatusCall ask(BillingCode code) {
        ObjectNode body = StrictJson.empty();
        body.put("partnerServiceId", serviceId);
        body.put("customerNo", code.value());
        body.put("virtualAccountNo", serviceId + code.value());
        body.set("additionalInfo", StrictJson.empty());
        byte[] bytes = StrictJson.bytes(body);
        String timestamp = TIMESTAMP.format(OffsetDateTime.now(clock.withZone(PartnerClock.WIB)));
        String text = SnapSignature.stringToSign(path, bytes, timestamp);
        return new StatusCall(
                url,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-TIMESTAMP",
                        timestamp,
                        "X-PARTNER-ID",
                        clientId,
                        "X-EXTERNAL-ID",
                        UUID.randomUUID().toString(),
                        "CHANNEL-ID",
                        CHANNEL,
                        "X-SIGNATURE",
                        SnapSignature.rsaSign(secrets.text(key), text)),
                bytes);
    }

    @Override
    public BankWord read(BillingCode code, int status, byte[] body) {
        Optional<ObjectNode> answer = body.length > LARGEST ? Optional.empty() : StrictJson.object(body);
        String said = answer.map(json -> json.path("responseCode").asText("")).orElse("");
        if (said.equals("4042601") || said.equals("4042612") || said.equals("4042611")) {
            return BankWord.of(BankWord.Kind.UNKNOWN);
        }
        if (status != 200 || !said.equals("2002600") || answer.isEmpty()) {
            return BankWord.of(BankWord.Kind.UNCLEAR);
        }
        JsonNode data = answer.get().path("virtualAccountData");
        if (data.isArray()) {
            // Without a request id the standard has all transactions of the account.
            for (JsonNode one : data) {
                BankWord word = word(code, one);
                if (word.kind() == BankWord.Kind.PAID) {
                    return word;
                }
            }
            return BankWord.of(BankWord.Kind.NOT_PAID);
        }
        return word(code, data);
    }

    private static BankWord word(BillingCode code, JsonNode data) {
        if (!data.path("customerNo").asText("").trim().equals(code.value())) {
            return BankWord.of(BankWord.Kind.UNCLEAR);
        }
        if (!data.path("paymentFlagStatus").asText("").equals("00")) {
            return BankWord.of(BankWord.Kind.NOT_PAID);
        }
        String reference = data.path("referenceNo").asText("").trim();
        Matcher amount = AMOUNT.matcher(data.path("paidAmount").path("value").asText(""));
        if (reference.isEmpty() || reference.length() > 64 || !reference.matches("[\\x21-\\x7E]+")) {
            return BankWord.of(BankWord.Kind.UNCLEAR);
        }
        return new BankWord(
                BankWord.Kind.PAID,
                reference,
                amount.matches() ? new Rupiah(Long.parseLong(amount.group(1))) : null,
                time(data.path("trxDateTime")
                        .asText(data.path("transactionDate").asText(""))));
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
