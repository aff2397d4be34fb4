package id.lintas.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * B-36 by the shape of the code: what lives longer than a request and could hold an office's data is on a list that says by
 * what it is kept apart (tenant-state.csv). A new cache, map, queue or thread pool needs a row, as a new endpoint does.
 */
class B36StateKeepsTheTenantTest {

    private static final ImportOption PRODUCT = (Location location) -> !location.contains("/simulators")
            && !location.contains("/verifier")
            && !location.contains("/harness")
            && !location.contains("test-classes");
    private static final JavaClasses HUB =
            new ClassFileImporter().withImportOption(PRODUCT).importPackages("id.lintas");
    private static final List<Class<?>> HOLDERS = List.of(
            Map.class,
            Cache.class,
            Collection.class,
            Executor.class,
            AtomicReference.class,
            AtomicReferenceArray.class,
            Thread.class);
    private static final Set<String> KEPT_APART_BY =
            Set.of("office", "partner", "user", "configuration", "none", "local");

    @Test
    void everythingThatOutlivesARequestIsOnTheListAndNothingElse() throws IOException {
        assertThat(state(HUB)).containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void controlAMapThatNobodyListedIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);
        assertThat(state(planted)).containsExactly("B36StateKeepsTheTenantTest$Planted.lastSeen");
        assertThat(loose(Planted.class)).containsExactly("B36StateKeepsTheTenantTest$Planted.everybodys");
    }

    @Test
    void nothingIsCachedOrRunElsewhereByAnAnnotationAlone() {
        assertThat(HUB.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(name -> name.startsWith("org.springframework.cache.")
                                || name.startsWith("org.springframework.scheduling.annotation.Async")
                                || name.startsWith("com.hazelcast."))
                        .distinct())
                .isEmpty();
    }

    @Test
    void nothingStaticCanBeFilled() {
        List<String> loose = HUB.stream()
                .filter(type -> type.getFields().stream().anyMatch(B36StateKeepsTheTenantTest::staticHolder))
                .flatMap(type -> loose(type.reflect()).stream())
                .toList();
        assertThat(loose).isEmpty();
    }

    private static boolean staticHolder(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC) && holds(field);
    }

    private static boolean holds(JavaField field) {
        return HOLDERS.stream().anyMatch(holder -> field.getRawType().isAssignableTo(holder));
    }

    /** Records are what is held, not what holds; an exception ends. */
    private static Set<String> state(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isAssignableTo(Throwable.class))
                .flatMap((JavaClass type) -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(B36StateKeepsTheTenantTest::holds)
                .map(field -> simple(field.getOwner().getName()) + "." + field.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Static collections that take more than they were made with; sets and maps of enum constants hold no office. */
    private static List<String> loose(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                .filter(field -> HOLDERS.stream().anyMatch(holder -> holder.isAssignableFrom(field.getType())))
                .filter(field -> !field.isSynthetic() && fillable(field))
                .map(field -> simple(type.getName()) + "." + field.getName())
                .toList();
    }

    private static boolean fillable(Field field) {
        try {
            field.setAccessible(true);
            String made = Objects.requireNonNull(field.get(null)).getClass().getName();
            return !made.startsWith("java.util.ImmutableCollections")
                    && !made.startsWith("java.util.Collections$Unmodifiable")
                    && !made.matches("java\\.util\\.(Regular|Jumbo)EnumSet|java\\.util\\.EnumMap");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Set<String> listed() throws IOException {
        try (InputStream in = B36StateKeepsTheTenantTest.class.getResourceAsStream("/tenant-state.csv")) {
            List<String[]> rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*,\\s*", 3))
                    .toList();
            assertThat(rows).allSatisfy(row -> {
                assertThat(row).hasSize(3);
                assertThat(KEPT_APART_BY).contains(row[1]);
                assertThat(row[2]).isNotBlank();
            });
            return rows.stream().map(row -> row[0]).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What must not go unnoticed. */
    static final class Planted {
        static final Map<String, String> everybodys = new HashMap<>();
        static final Set<String> constant = Set.of("x");
        final Map<String, String> lastSeen = new HashMap<>();
    }
}
