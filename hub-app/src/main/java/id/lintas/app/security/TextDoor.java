package id.lintas.app.security;

import id.lintas.message.PlainText;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses parameters that are no text before any page or call reads them: a database cannot keep them, and would say so in
 * the middle of the work. After the office's door, so that whoever has no business there learns nothing else. What partners
 * send is bytes and is read by their connectors.
 */
@Configuration(proxyBeanMethods = false)
class TextDoor implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns("/partners/**", "/css/**", "/js/**")
                .order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !readable(request)) {
            throw new UnreadableText();
        }
        return true;
    }

    private static boolean readable(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .allMatch(parameter -> PlainText.keeps(parameter.getKey())
                            && Arrays.stream(parameter.getValue()).allMatch(PlainText::keeps));
        } catch (RequestRejectedException e) {
            // Security's own firewall, which looks at names alone.
            return false;
        }
    }
}
