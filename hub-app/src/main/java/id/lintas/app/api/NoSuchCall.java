package id.lintas.app.api;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every other path below the API: a problem, not a page. */
@RestController
class NoSuchCall {

    @RequestMapping({"/api", "/api/**"})
    void nothingThere() {
        throw new Problem(ApiCode.NOT_FOUND);
    }
}
