package id.lintas.app.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.lintas.app.portal.Moves;
import id.lintas.message.MessageLog;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Payments;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An office's cases for its own system: a list by keyset, one case, and the moves that people at the office decide. */
@RestController
@RequestMapping(path = "/api/v1/offices/{office}/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class OfficeApi {

    private static final int MOST = 100;
    private static final int LARGEST_BODY = 4096;

    /** A body says exactly what a move needs; a member more is a mistake or an attempt, and is refused. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Offices offices;
    private final PassportApplications applications;
    private final Payments payments;
    private final ObjectMapper json;

    OfficeApi(Offices offices, PassportApplications applications, Payments payments, ObjectMapper json) {
        this.offices = offices;
        this.applications = applications;
        this.payments = payments;
        this.json = json;
    }

    /** A page of cases, newest first; {@code next} is where the following page begins, absent on the last. */
    record CaseList(List<CaseBody> cases, @Nullable UUID next) {}

    /** Where to move a case, and the version that the caller decided upon. */
    record Move(String to, int version) {}

    @GetMapping
    CaseList cases(
            @PathVariable String office,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String bookingCode,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "25") int limit,
            @AuthenticationPrincipal Jwt token) {
        Office own = own(office, token);
        if (limit < 1 || limit > MOST) {
            throw new Problem(ApiCode.BAD_REQUEST);
        }
        Stage wanted = stage == null ? null : stage(stage);
        if (bookingCode != null) {
            return new CaseList(
                    applications.ofBooking(own.id(), bookingCode).stream()
                            .filter(one -> wanted == null || one.stage() == wanted)
                            .map(CaseBody::of)
                            .toList(),
                    null);
        }
        List<PassportApplication> found = applications.page(own.id(), wanted, before, limit + 1);
        List<CaseBody> shown = found.stream().limit(limit).map(CaseBody::of).toList();
        return new CaseList(shown, found.size() > limit ? shown.get(limit - 1).id() : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<CaseBody> one(@PathVariable String office, @PathVariable UUID id, @AuthenticationPrincipal Jwt token)
            throws JsonProcessingException {
        Office own = own(office, token);
        CaseBody body = body(own, applications.get(own.id(), id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(MessageLog.sha256(json.writeValueAsBytes(body)))
                .body(body);
    }

    @PostMapping(path = "/{id}/moves", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CaseBody> move(
            @PathVariable String office,
            @PathVariable UUID id,
            HttpServletRequest request,
            @AuthenticationPrincipal Jwt token) {
        Office own = own(office, token);
        Move move = read(request);
        Stage to = Moves.parse(move.to()).orElseThrow(() -> new Problem(ApiCode.BAD_REQUEST));
        PassportApplication moved = applications
                .decide(own.id(), id, to, move.version(), token.getClaimAsString("azp"))
                .orElseThrow(() -> new Problem(ApiCode.CHANGED));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body(own, moved));
    }

    private CaseBody body(Office own, PassportApplication one) {
        return CaseBody.of(one, payments.bill(own.id(), one.id()).orElse(null), payments.of(own.id(), one.id()));
    }

    /** The token's office, if the path names it and it is in force; for every other office the answer is the same. */
    private Office own(String office, Jwt token) {
        return OfficeSystem.of(token)
                .filter(system -> system.office().value().equals(office))
                .flatMap(system -> offices.find(system.office()))
                .orElseThrow(() -> new Problem(ApiCode.NOT_FOUND));
    }

    private static Stage stage(String name) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(ApiCode.BAD_REQUEST));
    }

    private static Move read(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Problem(ApiCode.TOO_LARGE);
            }
            Move move = STRICT.readValue(body, Move.class);
            if (move == null || move.to() == null) {
                throw new Problem(ApiCode.BAD_REQUEST);
            }
            return move;
        } catch (IOException e) {
            throw new Problem(ApiCode.BAD_REQUEST);
        }
    }
}
