package id.lintas.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The shape that the design asks for, checked over the modules' jars as well as this module's classes. */
class ArchitectureTest {

    private static final String[] CORE = {
        "id.lintas.office..",
        "id.lintas.access..",
        "id.lintas.partner..",
        "id.lintas.payment..",
        "id.lintas.receipt..",
        "id.lintas.intake..",
        "id.lintas.delivery..",
        "id.lintas.audit..",
        "id.lintas.approval..",
        "id.lintas.freeze..",
        "id.lintas.live..",
        "id.lintas.passport..",
        "id.lintas.booking..",
        "id.lintas.adjudication..",
        "id.lintas.vault..",
        "id.lintas.capture..",
        "id.lintas.registry..",
        "id.lintas.secret..",
        "id.lintas.keys..",
        "id.lintas.limit..",
        "id.lintas.message.."
    };

    /** The modules are jars to this one, so jars must not be left out; the simulators are no part of the product. */
    private static final ImportOption PRODUCT = (Location location) -> !location.contains("/simulators")
            && !location.contains("/verifier")
            && !location.contains("/harness")
            && !location.contains("test-classes");

    private static final JavaClasses HUB =
            new ClassFileImporter().withImportOption(PRODUCT).importPackages("id.lintas");

    @Test
    void looksAtEveryModule() {
        assertThat(HUB.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "id.lintas.intake",
                        "id.lintas.tenants",
                        "id.lintas.connector.snap",
                        "id.lintas.route",
                        "id.lintas.app.wiring");
    }

    @Test
    void theCoreAndTheConnectorsKnowNoTransport() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .or()
                .resideInAPackage("id.lintas.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.camel..",
                        "jakarta.servlet..",
                        "jakarta.jms..",
                        "org.springframework.web..",
                        "org.springframework.http..")
                .check(HUB);
    }

    @Test
    void modulesDependInOneDirection() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "id.lintas.tenants..", "id.lintas.connector..", "id.lintas.route..", "id.lintas.app..")
                .check(HUB);
        noClasses()
                .that()
                .resideInAPackage("id.lintas.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("id.lintas.tenants..", "id.lintas.route..", "id.lintas.app..")
                .check(HUB);
        noClasses()
                .that()
                .resideInAPackage("id.lintas.route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("id.lintas.connector..", "id.lintas.app..")
                .check(HUB);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("id.lintas.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HUB);
    }

    @Test
    void onlyRoutesBuildRoutes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.lintas.route..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(org.apache.camel.builder.RouteBuilder.class)
                .check(HUB);
    }

    @Test
    void readingAcrossOfficesIsForTheConsoleTheDispatcherTheRegistrysDoorAndTheTrail() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "id.lintas.message",
                        "id.lintas.delivery",
                        "id.lintas.office",
                        "id.lintas.keys",
                        "id.lintas.audit",
                        "id.lintas.approval",
                        "id.lintas.reconciliation")
                .should()
                .callMethod(OfficeTransactions.class, "acrossOffices", java.util.function.Supplier.class)
                .check(HUB);
    }

    @Test
    void servingOfficesInTurnIsForTheRegistrysDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("id.lintas.registry", "id.lintas.office")
                .should()
                .callMethod(OfficeTransactions.class, "inTurn", java.util.function.Supplier.class)
                .check(HUB);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .check(HUB);
        assertThat(HUB.contain(Clock.class)).isFalse();
    }

    @Test
    void nobodyHidesATenantInAThread() {
        noFields().should().haveRawType(ThreadLocal.class).check(HUB);
    }

    @Test
    void nobodyThrowsABareRuntimeExceptionOrPrints() {
        noClasses()
                .should()
                .callConstructor(RuntimeException.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .check(HUB);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HUB);
    }

    @Test
    void namesAreThingsOrFacts() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(HUB);
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..util..", "..service..", "..dto..")
                .check(HUB);
    }

    @Test
    void springWiresThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith(org.springframework.beans.factory.annotation.Autowired.class)
                .orShould()
                .beAnnotatedWith(org.springframework.beans.factory.annotation.Value.class)
                .check(HUB);
        noMethods()
                .should()
                .beAnnotatedWith(org.springframework.beans.factory.annotation.Autowired.class)
                .check(HUB);
    }

    @Test
    void oneClassOpensATenantsScope() {
        classes()
                .that()
                .areAssignableTo(OfficeTransactions.class)
                .should()
                .haveSimpleName("OfficeTransactions")
                .check(HUB);
        noClasses()
                .that()
                .areNotAssignableTo(OfficeTransactions.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(org.springframework.transaction.support.TransactionTemplate.class)
                .check(HUB);
    }
}
