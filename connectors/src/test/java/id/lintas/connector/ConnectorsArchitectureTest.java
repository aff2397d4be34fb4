package id.lintas.connector;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "id.lintas.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ConnectorsArchitectureTest {

    @ArchTest
    static final ArchRule KNOW_NO_TRANSPORT_AND_NO_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "jakarta..",
                    "javax.sql..",
                    "java.sql..",
                    "java.net..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.jms..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..");

    /** The camt grammar is no dialect: it may serve several. */
    @ArchTest
    static final ArchRule NO_DIALECT_KNOWS_ANOTHER = slices().matching("id.lintas.connector.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("id.lintas.connector.camt"));

    @ArchTest
    static final ArchRule THE_GRAMMAR_KNOWS_NO_PARTNER = noClasses()
            .that()
            .resideInAPackage("id.lintas.connector.camt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "id.lintas.intake..",
                    "id.lintas.partner..",
                    "id.lintas.payment..",
                    "id.lintas.connector.queue..",
                    "id.lintas.connector.statement..");

    @ArchTest
    static final ArchRule WHAT_IS_SHARED_KNOWS_NO_DIALECT = noClasses()
            .that()
            .resideInAPackage("id.lintas.connector")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.lintas.connector.*..");
}
