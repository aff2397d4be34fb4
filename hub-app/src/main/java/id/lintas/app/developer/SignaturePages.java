package id.lintas.app.developer;

import id.lintas.connector.snap.SignatureCheck;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a bank's programmer sees what should have been signed and the first point where the own signature differs. For secrets
 * of the sandbox; nothing is kept or logged, and what was typed stays in the body.
 */
@Controller
@RequestMapping("/developers/signature")
class SignaturePages {

    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_BODY = 64 * 1024;

    private static final SignatureCheck.Signed EMPTY =
            new SignatureCheck.Signed("POST", "/partners/bank-musi/v1.0/transfer-va/payment", "", "", "", "", "");

    @GetMapping
    ModelAndView open() {
        return page(EMPTY, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView check(
            @RequestParam(defaultValue = "POST") String method,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String signature) {
        SignatureCheck.Signed signed = new SignatureCheck.Signed(
                method.strip(),
                path.strip(),
                token.strip(),
                timestamp.strip(),
                // A form sends line ends as two characters whatever was typed.
                body.replace("\r\n", "\n"),
                secret,
                signature);
        if (secret.isEmpty() || tooLong(signed)) {
            return page(signed, HttpStatus.UNPROCESSABLE_ENTITY).addObject("wrong", "developer.signature.wrong");
        }
        return page(signed, HttpStatus.OK).addObject("result", SignatureCheck.check(signed));
    }

    private static boolean tooLong(SignatureCheck.Signed signed) {
        return signed.body().getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY
                || signed.method().length()
                                + signed.path().length()
                                + signed.token().length()
                                + signed.timestamp().length()
                                + signed.secret().length()
                                + signed.signature().length()
                        > LONGEST_LINE;
    }

    /** The secret is typed anew each time: no page carries it back. */
    private static ModelAndView page(SignatureCheck.Signed signed, HttpStatus status) {
        ModelAndView page = new ModelAndView("developer-signature", status);
        page.addObject("signed", signed);
        page.addObject("wrong", "");
        return page;
    }
}
