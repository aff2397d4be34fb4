package id.lintas.app.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each page and call takes as parameters, as their methods declare it. */
final class Parameters {

    private Parameters() {}

    /** Names by endpoint, such as {@code POST /track}; endpoints without any are absent. */
    static Map<String, List<String>> of(ApplicationContext context) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    List<String> names = names(method);
                    if (!names.isEmpty() && method.getBeanType().getName().startsWith("id.lintas.")) {
                        info.getPatternValues()
                                .forEach(pattern -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(verb -> all.put(verb + " " + pattern, names)));
                    }
                });
        return all;
    }

    private static List<String> names(HandlerMethod method) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(parameter.getParameterName());
            } else if (type.isRecord() && type.getName().startsWith("id.lintas.app.")) {
                Arrays.stream(type.getRecordComponents()).forEach(field -> names.add(field.getName()));
            }
        }
        return names;
    }
}
