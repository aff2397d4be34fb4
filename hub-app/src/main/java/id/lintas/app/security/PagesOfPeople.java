package id.lintas.app.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/**
 * Spring Security looks for the page of every request before it asks which chain is for it. What machines call is no page, and was
 * compared to each of them.
 */
final class PagesOfPeople extends HandlerMappingIntrospector {

    private final RequestMatcher machines;

    private PagesOfPeople(RequestMatcher machines) {
        this.machines = machines;
    }

    /** Takes the place of the usual one. */
    static BeanPostProcessor without(RequestMatcher machines, ApplicationContext context) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean.getClass() != HandlerMappingIntrospector.class) {
                    return bean;
                }
                PagesOfPeople pages = new PagesOfPeople(machines);
                pages.setApplicationContext(context);
                return pages;
            }
        };
    }

    @Override
    public Filter createCacheFilter() {
        Filter looking = super.createCacheFilter();
        return (request, response, chain) -> {
            if (request instanceof HttpServletRequest http && machines.matches(http)) {
                chain.doFilter(request, response);
            } else {
                looking.doFilter(request, response, chain);
            }
        };
    }
}
