package id.lintas.app.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One Authorization header, of the scheme Bearer. Spring Security would also take DPoP proofs, whose replay it does not
 * notice (docs/version-floors.md); tokens are bound by certificates here.
 */
final class OneScheme extends OncePerRequestFilter {

    private final ApiProblems problems;

    OneScheme(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> said = Collections.list(request.getHeaders("Authorization"));
        if (said.size() > 1 || (!said.isEmpty() && !said.get(0).regionMatches(true, 0, "Bearer ", 0, 7))) {
            problems.write(ApiCode.TOKEN_REFUSED, request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
