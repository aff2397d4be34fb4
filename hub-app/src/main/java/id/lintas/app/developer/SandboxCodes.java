package id.lintas.app.developer;

import id.lintas.intake.AccessTokens;
import id.lintas.partner.Partner;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Sandbox;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's codes for programs: a bank's own tests take a fresh one each time. */
@RestController
class SandboxCodes {

    private static final String SCHEME = "Bearer ";

    private final DeveloperDoor door;
    private final Sandbox sandbox;

    SandboxCodes(DeveloperDoor door, Sandbox sandbox) {
        this.door = door;
        this.sandbox = sandbox;
    }

    /** @param amount what each of them owes, in rupiah */
    record Body(List<String> payable, List<String> paid, List<String> expired, String unknown, long amount) {}

    /** For a token of that partner, and only if the partner is one of the sandbox; nobody else learns which of the two it was. */
    @GetMapping("/developers/{partner}/codes")
    ResponseEntity<Body> codes(
            @PathVariable String partner, @RequestHeader(name = "Authorization", defaultValue = "") String who) {
        try {
            Optional<Partner> owner = who.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? door.owner(partner, who.substring(SCHEME.length()))
                    : Optional.empty();
            return owner.filter(Partner::sandbox)
                    .map(one -> ResponseEntity.ok(body(sandbox.of(one.id()))))
                    .orElseGet(
                            () -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
        } catch (AccessTokens.TokensUnavailable e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private static Body body(Sandbox.Codes codes) {
        return new Body(
                texts(codes.payable()),
                texts(codes.paid()),
                texts(codes.expired()),
                Sandbox.UNKNOWN.value(),
                Sandbox.AMOUNT.amount());
    }

    private static List<String> texts(List<BillingCode> codes) {
        return codes.stream().map(BillingCode::value).toList();
    }
}
