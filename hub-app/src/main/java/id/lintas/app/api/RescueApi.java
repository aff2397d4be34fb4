package id.lintas.app.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.rescue.Acceptance;
import id.lintas.rescue.Finding;
import id.lintas.rescue.RescueDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rescue desk for an office's own system: the same answers as the page gives, in codes. */
@RestController
@RequestMapping("/api/v1/offices/{office}")
class RescueApi {

    private static final int LARGEST_BODY = 1024;
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Offices offices;
    private final RescueDesk desk;

    RescueApi(Offices offices, RescueDesk desk) {
        this.offices = offices;
        this.desk = desk;
    }

    /** What stands on the slip. */
    record Slip(@Nullable String number) {}

    /** What is known of the number; {@code alike} only looks like it and is for a person to compare. */
    record Found(List<PaymentState> cases, List<AlikeBody> alike, List<WaitingBody> waiting) {}

    /** Where a case's payment stands. */
    record PaymentState(
            UUID id,
            String bookingCode,
            Finding.Verdict verdict,
            Map<String, String> banks,
            @Nullable ServedBody servedProvisionally) {

        static PaymentState of(Finding.Found found) {
            Acceptance served = found.acceptance();
            return new PaymentState(
                    found.application().id(),
                    found.application().bookingCode(),
                    found.verdict(),
                    found.words().entrySet().stream()
                            .collect(Collectors.toMap(
                                    word -> word.getKey().value(),
                                    word -> word.getValue().kind().name())),
                    served == null
                            ? null
                            : new ServedBody(
                                    served.acceptedAt(),
                                    served.expiresAt(),
                                    served.endedAs() == null
                                            ? "OPEN"
                                            : served.endedAs().name()));
        }
    }

    /** Service before the confirmation. */
    record ServedBody(Instant since, Instant until, String state) {}

    /** A number that looks like the one that was asked for. */
    record AlikeBody(UUID id, String number, long amount, Instant at) {}

    /** Money whose billing code no bill has. */
    record WaitingBody(String partner, String reference, String billingCode, long amount, Instant paidAt) {}

    @PostMapping(path = "/rescue", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Found> search(
            @PathVariable String office, HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        Office own = own(office, token);
        String number = read(request).number();
        Finding finding = number == null
                ? null
                : desk.search(own.id(), number, token.getClaimAsString("azp")).orElse(null);
        if (finding == null) {
            throw new Problem(ApiCode.BAD_REQUEST);
        }
        return fresh(new Found(
                finding.cases().stream().map(PaymentState::of).toList(),
                finding.alike().stream()
                        .map(one -> new AlikeBody(
                                one.application(), one.number(), one.amount().amount(), one.at()))
                        .toList(),
                finding.waiting().stream()
                        .map(one -> new WaitingBody(
                                one.partner(),
                                one.reference(),
                                one.billingCode().value(),
                                one.amount().amount(),
                                one.paidAt()))
                        .toList()));
    }

    /** Asks the banks if nothing is known here; within ten seconds. */
    @GetMapping("/cases/{id}/payment")
    ResponseEntity<PaymentState> payment(
            @PathVariable String office, @PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
        Office own = own(office, token);
        return fresh(PaymentState.of(desk.ask(own.id(), id, token.getClaimAsString("azp"))));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** The token's office, if the path names it and it is in force; for every other office the answer is the same. */
    private Office own(String office, Jwt token) {
        return OfficeSystem.of(token)
                .filter(system -> system.office().value().equals(office))
                .flatMap(system -> offices.find(system.office()))
                .orElseThrow(() -> new Problem(ApiCode.NOT_FOUND));
    }

    private static Slip read(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Problem(ApiCode.TOO_LARGE);
            }
            Slip slip = STRICT.readValue(body, Slip.class);
            if (slip == null) {
                throw new Problem(ApiCode.BAD_REQUEST);
            }
            return slip;
        } catch (IOException e) {
            throw new Problem(ApiCode.BAD_REQUEST);
        }
    }
}
