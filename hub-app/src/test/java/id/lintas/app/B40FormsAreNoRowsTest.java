package id.lintas.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.lintas.passport.PassportApplication;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * B-40 by the shape of the code: what a request fills is a record of the web's own, never a thing of the ledger, whose fields a
 * caller could then set. Spring fills a parameter of any unknown type, so those without an annotation count too.
 */
class B40FormsAreNoRowsTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.lintas");

    @Test
    void whatARequestFillsIsAFormAndNoRow() {
        List<JavaMethod> handlers = handlers(HUB).toList();
        assertThat(handlers).hasSizeGreaterThan(40);
        assertThat(violations(handlers)).isEmpty();
    }

    @Test
    void controlARowThatARequestFillsIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);
        assertThat(violations(handlers(planted).toList()))
                .hasSize(3)
                .allMatch(violation -> violation.contains("PassportApplication"));
    }

    private static Stream<JavaMethod> handlers(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(RequestMapping.class)
                        || method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static List<String> violations(List<JavaMethod> handlers) {
        return handlers.stream()
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> !allowed(parameter))
                .map(parameter -> parameter.getRawType().getName() + " in "
                        + parameter.getOwner().getFullName())
                .toList();
    }

    private static boolean allowed(JavaParameter parameter) {
        String type = parameter.getRawType().getName();
        boolean bound = parameter.isAnnotatedWith(RequestBody.class) || parameter.isAnnotatedWith(ModelAttribute.class);
        boolean single = parameter.isAnnotatedWith(PathVariable.class)
                || parameter.isAnnotatedWith(RequestParam.class)
                // Set by the hub itself, before it forwards.
                || parameter.isAnnotatedWith(RequestAttribute.class);
        if (single) {
            return true;
        }
        boolean ours = type.startsWith("id.lintas.");
        boolean form =
                type.startsWith("id.lintas.app.") && parameter.getRawType().isRecord();
        return ours ? form : !bound;
    }

    /** Three ways to fill a row, and one that is no filling. */
    @Controller
    static class Planted {

        @PostMapping
        void body(@RequestBody PassportApplication row) {}

        @PostMapping
        void form(@ModelAttribute PassportApplication row) {}

        @PostMapping
        void bare(PassportApplication row) {}

        @GetMapping
        void plain(@RequestParam String row) {}
    }
}
