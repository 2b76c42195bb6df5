package io.dynox.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Keeps the walls between the packages of the in-memory DynamoDB. */
class ArchitectureTest {

    private static final String ROOT = "io.dynox.test";
    private static final String INTERNAL = "io.dynox.test.internal..";
    private static final String ASSERTJ = "io.dynox.test.assertj..";
    private static final String JUNIT = "io.dynox.test.junit..";
    private static final String SLICE = "io.dynox.test.autoconfigure..";
    private static final String LIFECYCLE = "io.dynox.test.internal.lifecycle";
    private static final String SCHEMA = "io.dynox.test.internal.schema";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        check(slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package"));
    }

    @Test
    void operationsDoNotKnowPartiql() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.dynox.test.internal.operation")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.dynox.test.internal.partiql")
                        .because(
                                "statements are translated into operations, never the other way; PartiQL is added from outside"));
    }

    @Test
    void internalsDoNotKnowTheirFrontDoors() {
        check(noClasses()
                .that()
                .resideInAPackage(INTERNAL)
                .and()
                .resideOutsideOfPackage(LIFECYCLE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ASSERTJ, JUNIT, SLICE)
                .because("InMemoryDynamoDb, the assertions, the extension and the slice are made of the internals"));
    }

    @Test
    void theDatabaseStandsOnTheSdkAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ROOT, INTERNAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.junit..", "org.assertj..", "io.dynox.internal..")
                .because("it is used without Spring, in any test framework, and to test Dynox itself"));
    }

    @Test
    void theEnhancedClientStaysInTheSchemasAndTheExtension() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(SCHEMA, JUNIT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.enhanced..")
                .because("the Enhanced client is optional: a class that names it must not be loaded without it"));
    }

    @Test
    void assertionsStayInTheirPackage() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ASSERTJ)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.assertj..")
                .because("AssertJ is optional"));
    }

    @Test
    void classesAreFinalUnlessMadeForInheritance() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and(DescribedPredicate.describe(
                        "are no package descriptions",
                        (JavaClass type) -> !type.getSimpleName().equals("package-info")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("inheritance is an API, and none of these offers it"));
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }

    /** A slice a package; the root package is one too, which patterns can't say. */
    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith(ROOT) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of the in-memory DynamoDB";
        }
    }
}
