package io.dynox.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps the walls between the packages where the design puts them. */
class ArchitectureTest {

    private static final String ROOT = "io.dynox";
    private static final String REPORT = "io.dynox.internal.report";
    private static final String[] API = {
        ROOT, "io.dynox.event", "io.dynox.rate", "io.dynox.annotation", "io.dynox.internal", REPORT
    };
    private static final String ENGINE = "io.dynox.internal.engine..";
    private static final String MAPPING = "io.dynox.internal.mapping..";
    private static final String SDK = "io.dynox.internal.sdk..";
    private static final String METRICS = "io.dynox.metrics..";
    private static final String REACTIVE = "io.dynox.reactive..";
    private static final String OBSERVATION = "io.dynox.observation..";
    private static final String LOGGING = "io.dynox.internal.logging..";
    private static final String AUTOCONFIGURE = "io.dynox.autoconfigure..";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dynox");

    @Test
    void apiDependsOnNothingButValues() {
        check(classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "java..",
                        "org.jspecify.annotations",
                        "org.reactivestreams",
                        "software.amazon.awssdk.services.dynamodb.model.."))
                .because("users code against the API, whatever carries the batches and whatever framework they use"));
    }

    @Test
    void engineKnowsTheApiAlone() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        ENGINE,
                        "java..",
                        "org.jspecify.annotations",
                        "org.reactivestreams",
                        "org.slf4j..",
                        "io.github.bucket4j..",
                        "com.google.errorprone.annotations.."))
                .because(
                        "the engine runs in a simulation, without AWS, Spring, Micrometer or HTTP types, and a transport "
                                + "other than the SDK's is planned"));
    }

    @Test
    void engineHasRooms() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ENGINE)
                .layer("door")
                .definedBy("io.dynox.internal.engine")
                .layer("write")
                .definedBy("io.dynox.internal.engine.write")
                .layer("read")
                .definedBy("io.dynox.internal.engine.read")
                .layer("scan")
                .definedBy("io.dynox.internal.engine.scan")
                .layer("request")
                .definedBy("io.dynox.internal.engine.request")
                .layer("lane")
                .definedBy("io.dynox.internal.engine.lane")
                .layer("operation")
                .definedBy("io.dynox.internal.engine.operation")
                .layer("runtime")
                .definedBy("io.dynox.internal.engine.runtime")
                .ensureAllClassesAreContainedInArchitectureIgnoring(JavaClass.Predicates.resideOutsideOfPackage(ENGINE))
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("write")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("read")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("scan")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("door", "write", "read", "scan")
                .whereLayer("lane")
                .mayOnlyBeAccessedByLayers("door", "write", "read", "scan", "request")
                .whereLayer("operation")
                .mayOnlyBeAccessedByLayers("door", "write", "read", "scan", "request")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("door", "write", "read", "scan", "request", "lane", "operation")
                .because(
                        "writes, reads and scans know nothing of each other, and share what stands below them: an arrow "
                                + "upward or sideways would make one room of two"));
    }

    @Test
    void mappingKnowsTheApiAndValues() {
        check(classes()
                .that()
                .resideInAPackage(MAPPING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        MAPPING,
                        "java..",
                        "org.jspecify.annotations",
                        "software.amazon.awssdk.core",
                        "software.amazon.awssdk.core.util",
                        "software.amazon.awssdk.services.dynamodb..",
                        "software.amazon.awssdk.enhanced.."))
                .because("what an item looks like has nothing to do with how it is sent"));
    }

    @Test
    void singleValuesAreConvertedWithoutKnowingWhatHoldsThem() {
        check(noClasses()
                .that()
                .resideInAPackage("io.dynox.internal.mapping.value")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.dynox.internal.mapping",
                        "io.dynox.internal.mapping.item",
                        "io.dynox.internal.mapping.record",
                        "io.dynox.internal.mapping.enhanced")
                .because("a value is stored in one form, whether a map, a record or an entity holds it"));
    }

    @Test
    void recordsAreMappedWithoutTheEnhancedClient() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.dynox.internal.mapping.item", "io.dynox.internal.mapping.record")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.dynox.internal.mapping", "io.dynox.internal.mapping.enhanced")
                        .because(
                                "the Enhanced client is optional: its annotations reach records through RecordAnnotations alone"));
    }

    @Test
    void theRoomOfTheEnhancedClientKnowsNoDoor() {
        check(noClasses()
                .that()
                .resideInAPackage("io.dynox.internal.mapping.enhanced")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dynox.internal.mapping")
                .because("the door decides whether its classes are loaded, so the arrow points away from the door"));
    }

    @Test
    void theEnhancedClientStaysBehindClassesNamedForIt() {
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "are not named for the Enhanced client",
                        type -> !type.getSimpleName().startsWith("Enhanced")
                                && !type.getEnclosingClass()
                                        .map(outer -> outer.getSimpleName().startsWith("Enhanced"))
                                        .orElse(false)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.enhanced..")
                .because("the Enhanced client is optional: a class that names it must not be loaded without it"));
    }

    @Test
    void sdkKnowsNeitherSpringNorMeters() {
        check(noClasses()
                .that()
                .resideInAPackage(SDK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        METRICS, OBSERVATION, LOGGING, AUTOCONFIGURE, "org.springframework..", "io.micrometer..")
                .because("the adapter stands under the auto-configuration and works without it")
                .allowEmptyShould(true));
    }

    @Test
    void metricsAreAListenerOfTheApi() {
        check(noClasses()
                .that()
                .resideInAnyPackage(METRICS, OBSERVATION, LOGGING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, SDK, AUTOCONFIGURE, "org.springframework..", "software.amazon..")
                .because("what is measured is what every listener can hear"));
    }

    @Test
    void nobodyDependsOnTheAutoConfiguration() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(AUTOCONFIGURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AUTOCONFIGURE)
                .because("the auto-configuration puts the parts together; none of them may need it"));
    }

    @Test
    void springStaysInTheAutoConfiguration() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(AUTOCONFIGURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("Dynox works without a container; Spring only wires it"));
    }

    @Test
    void micrometerStaysInTheMetricsAndObservations() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        METRICS,
                        OBSERVATION,
                        "io.dynox.autoconfigure.metrics",
                        "io.dynox.autoconfigure.tracing",
                        "io.dynox.autoconfigure.context")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .because("Micrometer is optional: a class that names it must not be loaded without it"));
    }

    @Test
    void reactorStaysInTheReactiveOperations() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(REACTIVE, "io.dynox.autoconfigure.reactive")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor..")
                .because("Reactor is optional: a class that names it must not be loaded without it"));
    }

    @Test
    void reactiveOperationsAreAViewOfTheApi() {
        check(noClasses()
                .that()
                .resideInAPackage(REACTIVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, SDK, METRICS, AUTOCONFIGURE)
                .because("they add nothing but the types"));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package"));
    }

    @Test
    void collaboratorsComeThroughConstructors() {
        check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("a class says what it needs, and tests can give it"));
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

    @Test
    void autoConfigurationsArePublicAndFinal() {
        check(classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .because("Spring Boot finds them by name, others order theirs by class, nobody extends them"));
    }

    @Test
    void beanMethodsArePackagePrivate() {
        check(methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .because("the container calls them, no application does"));
    }

    @Test
    void nothingIsPrintedOrLoggedPastSlf4j() {
        check(noClasses().should(ACCESS_STANDARD_STREAMS).because("applications decide where output goes"));
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("SLF4J is what Spring Boot configures"));
    }

    private static String[] and(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
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
            return "packages of Dynox";
        }
    }
}
