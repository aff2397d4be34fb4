package id.lintas.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Says in the log that an answer became a 5xx by Spring's own rules, such as one that cannot be written. Spring says so too,
 * but quotes what a stranger sent, and is therefore silent (application.yaml). This line names the method, the path's
 * template and the kinds of exceptions, which are all ours. What a handler of the hub answers, it logs itself.
 */
@Configuration(proxyBeanMethods = false)
class BrokenAnswers implements WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenAnswers.class);
    private static final int MOST_CAUSES = 5;

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.replaceAll(resolver -> resolver instanceof ExceptionHandlerExceptionResolver
                ? resolver
                : (request, response, handler, why) -> resolve(resolver, request, response, handler, why));
    }

    private static @Nullable ModelAndView resolve(
            HandlerExceptionResolver resolver,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception why) {
        ModelAndView answer = resolver.resolveException(request, response, handler, why);
        if (answer != null && response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error(
                    "{} {} answered {}: {}",
                    request.getMethod(),
                    request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                    response.getStatus(),
                    kinds(why));
        }
        return answer;
    }

    /** Never the messages: they quote. */
    private static String kinds(Throwable why) {
        return Stream.iterate(why, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(" by "));
    }
}
