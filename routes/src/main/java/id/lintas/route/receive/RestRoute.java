package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import java.util.UUID;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Calls of partners over HTTP. They have a servlet of their own: a call stays on the thread that read it until it is answered, and
 * passes each filter once.
 */
@Configuration(proxyBeanMethods = false)
class RestRoute {

    /** Camel knows servlets by name for all of a process, and there may be another hub in it. */
    private final String name = "partners-" + UUID.randomUUID();

    @Bean
    ServletRegistrationBean<CamelHttpTransportServlet> partnersServlet() {
        ServletRegistrationBean<CamelHttpTransportServlet> servlet =
                new ServletRegistrationBean<>(new CamelHttpTransportServlet(), PartnerRequestFilter.ROOT + "/*");
        servlet.setName(name);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    EndpointRouteBuilder restCalls(RestDoor door) {
        return new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(servlet("/")
                                .servletName(name)
                                .matchOnUriPrefix(true)
                                .httpMethodRestrict("POST")
                                .advanced()
                                .httpBinding(new WholeAnswers()))
                        .routeId("receive-rest")
                        .routeConfigurationId(ErrorPolicies.ANSWER_WITHOUT_DETAILS)
                        .removeHeaders("*")
                        .process(door::receive);
            }
        };
    }
}
