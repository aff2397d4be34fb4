package id.lintas.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows why a person may not come in. Reached only from within: asked for by its address, it does not exist. */
@Controller
class OffDutyPage {

    private static final String PATH = "/off-duty";
    private static final String WHY = "lintas.offDuty";

    static void show(NotOnDuty why, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(WHY, why);
        request.getRequestDispatcher(PATH).forward(request, response);
    }

    @RequestMapping(PATH)
    String refused(@RequestAttribute(WHY) NotOnDuty why) {
        throw why;
    }
}
