package id.lintas.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import id.lintas.audit.AuditTrail;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Whoever adds an endpoint that changes something without writing it into the audit trail breaks the build. */
class B45EveryChangeIsAuditedTest {

    /** Endpoints that are no GET and yet change nothing, each with its reason. */
    private static final Map<String, String> CHANGE_NOTHING = Map.of(
            "POST /track", "a search; a form, so that no booking code stands in an address",
            "POST /console/messages", "a search; a form, so that nobody's number stands in an address",
            "POST /developers/signature", "computes and keeps nothing; a form, so that no secret stands in an address",
            "POST /developers/leave",
                    "ends the browser's own look into a partner's calls, whose beginning is on record",
            "POST /console/audit", "the same for the audit trail",
            "POST /off-duty", "the page that a refused login ends at; the refusal has its entry before");

    private static final ImportOption PRODUCT = (Location location) -> !location.contains("/simulators")
            && !location.contains("/verifier")
            && !location.contains("/harness")
            && !location.contains("test-classes");

    private static final JavaClasses HUB =
            new ClassFileImporter().withImportOption(PRODUCT).importPackages("id.lintas");

    @Test
    void everyEndpointThatChangesSomethingReachesTheAuditTrail() {
        Map<String, JavaMethod> endpoints = mutating(HUB);
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(5).containsKey("POST /book/{office}");
        endpoints.keySet().removeAll(CHANGE_NOTHING.keySet());
        assertThat(endpoints)
                .allSatisfy((endpoint, method) -> assertThat(audits(method))
                        .as("%s (%s) writes no audit entry", endpoint, method.getFullName())
                        .isTrue());
    }

    @Test
    void everyExceptionIsAnEndpointThatIsThere() {
        assertThat(mutating(HUB)).containsKeys(CHANGE_NOTHING.keySet().toArray(String[]::new));
    }

    @Test
    void controlAnEndpointThatForgetsIsFound() {
        JavaClasses forgetful = new ClassFileImporter().importClasses(Forgetful.class);
        assertThat(mutating(forgetful)).containsOnlyKeys("POST /forgetful/change");
        assertThat(mutating(forgetful).values()).noneMatch(B45EveryChangeIsAuditedTest::audits);
    }

    private static Map<String, JavaMethod> mutating(JavaClasses classes) {
        Map<String, JavaMethod> endpoints = new TreeMap<>();
        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isMetaAnnotatedWith(RequestMapping.class) || method.isAnnotatedWith(RequestMapping.class)) {
                    names(type, method).forEach(name -> endpoints.put(name, method));
                }
            }
        }
        return endpoints;
    }

    private static Stream<String> names(JavaClass type, JavaMethod method) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        RequestMapping of = AnnotatedElementUtils.findMergedAnnotation(type.reflect(), RequestMapping.class);
        if (own == null) {
            return Stream.of();
        }
        List<RequestMethod> methods =
                own.method().length == 0 ? List.of(RequestMethod.GET, RequestMethod.POST) : Arrays.asList(own.method());
        String prefix = of == null || of.path().length == 0 ? "" : of.path()[0];
        String path = own.path().length == 0 ? "" : own.path()[0];
        return methods.stream()
                .filter(one -> one != RequestMethod.GET && one != RequestMethod.HEAD)
                .map(one -> one + " " + prefix + path);
    }

    /** Whether the method's calls lead to {@link AuditTrail}'s own writing methods; an interface stands for all who implement it. */
    private static boolean audits(JavaMethod start) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            JavaCodeUnit unit = ahead.pop();
            if (unit.getOwner().isEquivalentTo(AuditTrail.class)
                    && unit.getName().startsWith("record")) {
                return true;
            }
            called(unit).stream().filter(seen::add).forEach(ahead::push);
        }
        return false;
    }

    private static Set<JavaCodeUnit> called(JavaCodeUnit unit) {
        Set<JavaCodeUnit> called = new HashSet<>();
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
            if (access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit target
                    && target.getOwner().getPackageName().startsWith("id.lintas")) {
                called.add(target);
                overriding(target).forEach(called::add);
            }
        }
        return called;
    }

    private static Stream<JavaCodeUnit> overriding(JavaCodeUnit target) {
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return target.getOwner().getAllSubclasses().stream()
                .map(subclass -> subclass.tryGetMethod(target.getName(), parameters))
                .flatMap(Optional::stream);
    }

    @RequestMapping("/forgetful")
    @SuppressWarnings("UnusedMethod") // called by Spring, if it were
    private static final class Forgetful {

        private int changes;

        @PostMapping("/change")
        int change() {
            return ++changes;
        }
    }
}
