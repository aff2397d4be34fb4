package id.lintas.app.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks for the right to an office before anything that was sent is read: whoever has no business there learns nothing from
 * how a form is checked, and an endpoint below an office whose author forgot to ask is shut all the same. The end of a
 * stream, which the container dispatches again, was asked for at its beginning.
 */
@Configuration(proxyBeanMethods = false)
class OfficeDoor implements WebMvcConfigurer, HandlerInterceptor {

    private final OfficeAccess access;
    private final FreshLogin logins;

    OfficeDoor(OfficeAccess access, FreshLogin logins) {
        this.access = access;
        this.logins = logins;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/office/*", "/office/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // Let in when it came: an event stream comes by once more when it ends, with its answer begun.
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("office") instanceof String office) {
            return enter(office, request, response);
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return false;
    }

    private boolean enter(String office, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Authentication person = request.getUserPrincipal() instanceof Authentication who ? who : null;
        try {
            access.enter(office, person);
            return true;
        } catch (NoSuchOffice e) {
            if (logins.begin(office, person, request, response)) {
                return false;
            }
            throw e;
        }
    }
}
