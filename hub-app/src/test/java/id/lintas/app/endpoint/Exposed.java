package id.lintas.app.endpoint;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.servlet.ServletEndpoint;
import org.apache.camel.http.common.HttpCommonEndpoint;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Everything that a running hub answers to, whoever registered it, as {@code METHOD pattern}. */
final class Exposed {

    /** Filters that pass every request on, or refuse it; none has an address of its own. */
    private static final Set<String> PASSING = Set.of(
            "ConcurrentSessionFilter",
            "SessionWatch",
            "RefusalWatch",
            "EarlyLimits",
            "CharacterEncodingFilter",
            "FormContentFilter",
            "RequestContextFilter",
            "ServerHttpObservationFilter",
            "WebMvcObservationFilter",
            "ResourceUrlEncodingFilter",
            "PartnerRequestFilter",
            "WsFilter",
            "FilterChainProxy",
            "CompositeFilterChainProxy",
            "DelegatingFilterProxy",
            "DelegatingFilterProxyRegistrationBean$1",
            "DisableEncodeUrlFilter",
            "WebAsyncManagerIntegrationFilter",
            "SecurityContextHolderFilter",
            "HeaderWriterFilter",
            "CsrfFilter",
            "ProviderCheck",
            "RequestCacheAwareFilter",
            "SecurityContextHolderAwareRequestFilter",
            "AnonymousAuthenticationFilter",
            "SessionManagementFilter",
            "ExceptionTranslationFilter",
            "AuthorizationFilter",
            "OAuth2AuthorizationCodeGrantFilter",
            "OneScheme",
            "MachinesOnly",
            "BearerTokenAuthenticationFilter",
            "BoundToken",
            "AuthenticationFilter");

    /** Filters that answer at an address. */
    private static final Map<String, String> ANSWERING = Map.of(
            "OAuth2AuthorizationRequestRedirectFilter", "* /oauth2/authorization/{registrationId}",
            "OAuth2LoginAuthenticationFilter", "* /login/oauth2/code/*",
            "LogoutFilter", "POST /logout",
            "OidcBackChannelLogoutFilter", "POST /logout/connect/back-channel/{registrationId}");

    private final ServletWebServerApplicationContext context;
    private final Set<String> found = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, ServletEndpoint> below = new HashMap<>();

    private Exposed(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** @throws IllegalStateException if something answers that this class does not know how to list */
    static Set<String> by(ServletWebServerApplicationContext context) {
        Exposed exposed = new Exposed(context);
        exposed.mappings();
        exposed.files();
        exposed.camel();
        exposed.servlets();
        exposed.filters();
        if (!exposed.unknown.isEmpty()) {
            throw new IllegalStateException("answers to unknown addresses: " + exposed.unknown);
        }
        return exposed.found;
    }

    private void mappings() {
        BeanFactoryUtils.beansOfTypeIncludingAncestors(context, HandlerMapping.class, true, false)
                .forEach((name, mapping) -> {
                    if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                        methods.getHandlerMethods().keySet().forEach(this::add);
                    } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
                        urls(name, urls);
                    } else if (mapping instanceof RouterFunctionMapping routers) {
                        if (routers.getRouterFunction() != null) {
                            unknown.add("router function " + routers.getRouterFunction());
                        }
                    } else {
                        unknown.add("handler mapping " + name + ", a " + mapping.getClass());
                    }
                });
    }

    private void urls(String name, AbstractUrlHandlerMapping urls) {
        if (urls.getRootHandler() != null) {
            found.add("* / of " + name);
        }
        if (urls.getDefaultHandler() != null) {
            found.add("* /** of " + name);
        }
        urls.getHandlerMap()
                .forEach((pattern, handler) ->
                        found.add((handler instanceof ResourceHttpRequestHandler ? "GET " : "* ") + pattern));
    }

    private void add(RequestMappingInfo info) {
        Set<String> patterns = info.getPatternValues();
        var methods = info.getMethodsCondition().getMethods();
        for (String pattern : patterns) {
            if (methods.isEmpty()) {
                found.add("* " + pattern);
            }
            methods.forEach(method -> found.add(method + " " + pattern));
        }
    }

    /** Each folder of files is an endpoint: files are public or not by folder. */
    private void files() {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (String root : List.of("static", "public", "resources", "META-INF/resources")) {
            try {
                for (Resource file : resources.getResources("classpath*:/" + root + "/**")) {
                    String path = file.getURL().getPath();
                    String below = path.substring(path.lastIndexOf("/" + root + "/") + root.length() + 2);
                    if (file.isReadable() && !below.isEmpty() && !below.endsWith("/")) {
                        int folder = below.indexOf('/');
                        found.add("GET /" + (folder < 0 ? below : below.substring(0, folder) + "/**"));
                    }
                }
            } catch (IOException e) {
                unknown.add("files below " + root + ": " + e.getMessage());
            }
        }
    }

    /** Camel's consumers are handler mappings too; one that is not among them would be a door that nobody sees. */
    private void camel() {
        for (CamelContext camel : context.getBeansOfType(CamelContext.class).values()) {
            for (Route route : camel.getRoutes()) {
                Endpoint endpoint = route.getEndpoint();
                if (endpoint instanceof ServletEndpoint servlet && !below.containsKey(servlet.getServletName())) {
                    below.put(servlet.getServletName(), servlet);
                } else if (endpoint instanceof HttpCommonEndpoint http) {
                    unknown.add("Camel's " + http.getHttpMethodRestrict() + " " + http.getEndpointUri());
                }
            }
        }
    }

    private void servlets() {
        ServletContext servlets = servletContext();
        servlets.getServletRegistrations().forEach((name, servlet) -> {
            ServletEndpoint camels = below.get(name);
            if (camels != null) {
                servlet.getMappings()
                        .forEach(mapping -> found.add(camels.getHttpMethodRestrict() + " "
                                + mapping.replace("/*", camels.getPath())
                                + (camels.isMatchOnUriPrefix() ? "**" : "")));
            } else if (!name.equals("dispatcherServlet")
                    && !servlet.getMappings().isEmpty()) {
                unknown.add("servlet " + name + " at " + servlet.getMappings());
            }
        });
    }

    private void filters() {
        context.getBeansOfType(Filter.class).values().forEach(this::filter);
        servletContext().getFilterRegistrations().forEach((name, filter) -> {
            String type = filter.getClassName();
            known(type.substring(type.lastIndexOf('.') + 1), name);
        });
        context.getBeansOfType(FilterChainProxy.class)
                .values()
                .forEach(proxy -> proxy.getFilterChains()
                        .forEach(chain -> chain.getFilters().forEach(this::filter)));
    }

    private void filter(Filter filter) {
        known(filter.getClass().getSimpleName(), filter.toString());
    }

    private void known(String name, String what) {
        String type = name.startsWith("Ordered") ? name.substring("Ordered".length()) : name;
        String endpoint = ANSWERING.get(type);
        if (endpoint != null) {
            found.add(endpoint);
        } else if (!type.isEmpty() && !PASSING.contains(type)) {
            unknown.add("filter " + type + " (" + what + ")");
        }
    }

    private ServletContext servletContext() {
        ServletContext servlets = context.getServletContext();
        if (servlets == null) {
            throw new IllegalStateException("no servlet context");
        }
        return servlets;
    }
}
