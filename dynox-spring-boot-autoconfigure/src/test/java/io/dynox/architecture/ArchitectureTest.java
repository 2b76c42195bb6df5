package io.dynox.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.core.SdkBytes;

/** What the packages may know outside of Dynox, and how its classes are made; {@link RoomsTest} has the arrows between the packages. */
class ArchitectureTest {

    private static final String ROOT = "io.dynox";
    private static final String REPORT = "io.dynox.internal.report";
    private static final String[] API = {
        ROOT, "io.dynox.event", "io.dynox.rate", "io.dynox.annotation", "io.dynox.internal", REPORT
    };
    private static final String ENGINE = "io.dynox.internal.engine..";
    private static final String MAPPING = "io.dynox.internal.mapping..";
    private static final String[] SDK = {"io.dynox.internal.sdk", "io.dynox.internal.table", "io.dynox.internal.wire"};
    private static final String METRICS = "io.dynox.metrics..";
    private static final String REACTIVE = "io.dynox.reactive..";
    private static final String OBSERVATION = "io.dynox.observation..";
    private static final String LOGGING = "io.dynox.internal.logging..";
    private static final String AUTOCONFIGURE = "io.dynox.autoconfigure..";
    private static final String BATCH = "io.dynox.batch..";
    private static final String BATCH_INSIDE = "io.dynox.internal.batch..";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dynox");

    @Test
    void apiDependsOnNothingButValues() {
        check(classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(and(
                                API,
                                "java..",
                                "org.jspecify.annotations",
                                "org.reactivestreams",
                                "software.amazon.awssdk.services.dynamodb.model.."))
                        // the value of a binary attribute
                        .or(JavaClass.Predicates.equivalentTo(SdkBytes.class)))
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
                .resideInAnyPackage(SDK)
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
                .resideInAnyPackage(and(SDK, ENGINE, AUTOCONFIGURE, "org.springframework..", "software.amazon.."))
                .because("what is measured is what every listener can hear"));
    }

    @Test
    void springStaysInTheAutoConfiguration() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(AUTOCONFIGURE, BATCH, BATCH_INSIDE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework..")
                        .because(
                                "Dynox works without a container; Spring only wires it, and its jobs are those of Spring Batch"));
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
    void noPublicSignatureNamesAnInternalType() {
        List<String> leaks = new ArrayList<>();
        for (JavaClass type : MAIN) {
            if (isPublic(type)) {
                signaturesOf(type)
                        .filter(ArchitectureTest::isInternal)
                        .forEach(leaked -> leaks.add(type.getName() + " names " + leaked.getName()));
            }
        }

        assertThat(leaks).as("what users see must not change with the inside").isEmpty();
    }

    @Test
    void noPackageHasMoreThan50Files() {
        Map<String, Long> files = MAIN.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .allSatisfy((name, count) -> assertThat(count)
                        .as("types of %s: a package with more has two subjects", name)
                        .isLessThanOrEqualTo(50));
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
                .and()
                // a bean of the step scope is a subclass that Spring makes
                .resideOutsideOfPackage(BATCH)
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

    /** What a user can name: a public type outside of the internal packages, also as a member of another. */
    private static boolean isPublic(JavaClass type) {
        return !isInternal(type)
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith("io.dynox.internal");
    }

    /** The types of the supertypes and of the public and protected members of a type, type arguments too. */
    private static Stream<JavaClass> signaturesOf(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields =
                type.getFields().stream().filter(ArchitectureTest::isOffered).map(JavaField::getType);
        Stream<JavaType> calls = Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                .filter(ArchitectureTest::isOffered)
                .flatMap(call -> Stream.of(
                                Stream.of(call.getReturnType()),
                                call.getParameterTypes().stream(),
                                call.getExceptionTypes().stream())
                        .flatMap(types -> types));
        return Stream.of(above, fields, calls)
                .flatMap(types -> types)
                .flatMap(named -> named.getAllInvolvedRawTypes().stream());
    }

    private static boolean isOffered(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
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
