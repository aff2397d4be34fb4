package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.story.RunningHub;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The matrix names everything that a running hub answers to, and nothing else: a new endpoint needs a rule. */
class EndpointMatrixIT {

    private final ServletWebServerApplicationContext context =
            (ServletWebServerApplicationContext) RunningHub.get().context();
    private final EndpointMatrix matrix = EndpointMatrix.read();

    @Test
    void everyEndpointHasARuleAndEveryRuleAnEndpoint() {
        assertThat(matrix.differences(Exposed.by(context))).isEmpty();
    }

    @Test
    void controlANewControllerMethodWithoutARuleIsFound() throws NoSuchMethodException {
        RequestMappingHandlerMapping mapping =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo forgotten = RequestMappingInfo.paths("/console/forgotten/{id}")
                .methods(RequestMethod.DELETE)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(forgotten, this, EndpointMatrixIT.class.getDeclaredMethod("forgotten"));
        try {
            assertThat(matrix.differences(Exposed.by(context)))
                    .containsExactly("an endpoint without a rule: DELETE /console/forgotten/{id}");
        } finally {
            mapping.unregisterMapping(forgotten);
        }
    }

    @Test
    void controlANewHandlerByUrlWithoutARuleIsFound() {
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(
                java.util.Map.of("/reports/*", (HttpRequestHandler) (request, response) -> response.setStatus(200)));
        mapping.setApplicationContext(context);
        beans.registerSingleton("forgottenMapping", mapping);
        try {
            assertThat(matrix.differences(Exposed.by(context)))
                    .containsExactly("an endpoint without a rule: * /reports/*");
        } finally {
            beans.destroySingleton("forgottenMapping");
        }
    }

    @Test
    void controlAFilterThatNobodyKnowsIsFound() {
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("forgottenFilter", new Answering());
        try {
            assertThatThrownBy(() -> Exposed.by(context)).hasMessageContaining("filter Answering");
        } finally {
            beans.destroySingleton("forgottenFilter");
        }
    }

    @Test
    void controlARuleWhoseEndpointIsGoneIsFound() {
        Set<String> exposed = Exposed.by(context);
        exposed.remove("GET /track");
        assertThat(matrix.differences(exposed)).containsExactly("a rule without an endpoint: GET /track");
    }

    void forgotten() {}

    private static final class Answering implements jakarta.servlet.Filter {
        @Override
        public void doFilter(
                jakarta.servlet.ServletRequest request,
                jakarta.servlet.ServletResponse response,
                jakarta.servlet.FilterChain chain) {
            response.setContentLength(0);
        }
    }
}
