package id.lintas.app.api;

import id.lintas.app.limit.EarlyAnswer;
import id.lintas.limit.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** 429 for offices' systems, as every other problem of the API. */
@Component
class ApiTooMany implements EarlyAnswer {

    private final ApiProblems problems;

    ApiTooMany(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean speaksFor(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public void tooMany(Refusal why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(ApiCode.TOO_MANY, why.seconds(), request, response);
    }
}
