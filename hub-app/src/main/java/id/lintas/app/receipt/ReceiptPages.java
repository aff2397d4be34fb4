package id.lintas.app.receipt;

import id.lintas.app.pages.Words;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.receipt.ReceiptCheck;
import id.lintas.receipt.ReceiptKey;
import id.lintas.receipt.ReceiptKeys;
import id.lintas.receipt.Receipts;
import id.lintas.staff.Duty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The office takes a case's receipt; anybody checks one, here or offline with the keys that stand here. */
@Controller
class ReceiptPages {

    private static final Duration KEYS_KEPT = Duration.ofMinutes(10);

    private final OfficeAccess access;
    private final Offices offices;
    private final ReceiptDownload download;
    private final Checking checking;

    ReceiptPages(OfficeAccess access, Offices offices, ReceiptDownload download, Checking checking) {
        this.access = access;
        this.offices = offices;
        this.download = download;
        this.checking = checking;
    }

    /** What checks receipts, and names who issued them. */
    @org.springframework.stereotype.Component("receiptChecking")
    record Checking(Receipts receipts, ReceiptKeys keys, PartnerNames partners) {}

    /** A form: that a receipt was issued is on record. */
    @PostMapping("/office/{office}/cases/{id}/receipt.pdf")
    @Nullable
    Object ofCase(
            @PathVariable String office,
            @PathVariable UUID id,
            Authentication who,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        Office own = access.enter(office, who, Duty.SEE_PAYMENTS);
        return download.answer(
                new ReceiptDownload.Asked(own, id, who.getName(), "/office/" + own.id() + "/cases/" + id, who),
                language,
                response);
    }

    /** @param t what stands in the code of a receipt, or nothing yet */
    @GetMapping("/receipts/check")
    String check(@RequestParam(defaultValue = "") String t, Model model) {
        model.addAttribute("token", t.isBlank() ? "" : t.replaceAll("\\s", ""));
        if (!t.isBlank()) {
            ReceiptCheck check = checking.receipts().check(t);
            model.addAttribute("check", check);
            if (check.claims() != null) {
                String partner = check.claims().partner();
                Optional<Office> office =
                        offices.known(new OfficeId(check.claims().office()));
                model.addAttribute("bank", checking.partners().name(partner));
                model.addAttribute("post", checking.partners().post(partner));
                model.addAttribute(
                        "officeName",
                        office.map(Office::name).orElse(check.claims().office()));
                model.addAttribute("zone", office.map(Office::zone).orElse(Words.JAKARTA));
            }
        }
        return "receipt-check";
    }

    /** The public keys as a JWK set (RFC 7517, RFC 8037). */
    @GetMapping("/receipts/keys")
    ResponseEntity<Map<String, Object>> keys() {
        List<Map<String, String>> keys =
                checking.keys().published().stream().map(ReceiptPages::jwk).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_KEPT).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("keys", keys));
    }

    private static Map<String, String> jwk(ReceiptKey key) {
        return Map.of("kty", "OKP", "crv", "Ed25519", "alg", "EdDSA", "use", "sig", "kid", key.id(), "x", key.x());
    }
}
