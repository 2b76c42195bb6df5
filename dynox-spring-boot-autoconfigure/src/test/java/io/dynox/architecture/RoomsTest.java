package io.dynox.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package is a room with a reason, and the arrows between rooms are those of this table. A new package takes a line here. */
class RoomsTest {

    private static final String ROOT = "io.dynox";
    private static final String[] API = {"", "event", "rate", "internal", "internal.report"};

    private static final List<Room> ROOMS = List.of(
            room("", "operations, tables, options, results and errors know values only", "internal"),
            room("annotation", "what users put on a type needs nothing but a name", ""),
            room("event", "what listeners receive is made of the values of the API", "", "rate", "internal"),
            room("rate", "a limit is a value", "internal"),
            room(
                    "enhanced",
                    "it hides the mapping of the Enhanced client behind types that users name",
                    "",
                    "internal.mapping.enhanced"),
            room("reactive", "it adds Reactor's types to the API and nothing else", "", "internal"),
            room("internal", "all may check arguments and look at the clock, so these know nobody"),
            room("internal.report", "it makes the events and results of the API", "", "event", "rate", "internal"),
            room("internal.engine.runtime", "time, timers and backoff know no writes and no reads", "", "internal"),
            room(
                    "internal.engine.operation",
                    "what a caller waits for is the same for writes, reads and scans",
                    api("internal.engine.runtime")),
            room("internal.engine.lane", "a lane doesn't know what passes through it", api("internal.engine.runtime")),
            room(
                    "internal.engine.request",
                    "one loop serves writes, reads and scans",
                    api("internal.engine.runtime", "internal.engine.operation", "internal.engine.lane")),
            room(
                    "internal.engine.write",
                    "writes don't know reads",
                    api(
                            "internal.engine.runtime",
                            "internal.engine.request",
                            "internal.engine.operation",
                            "internal.engine.lane")),
            room(
                    "internal.engine.read",
                    "reads don't know writes",
                    api(
                            "internal.engine.runtime",
                            "internal.engine.request",
                            "internal.engine.operation",
                            "internal.engine.lane")),
            room(
                    "internal.engine.scan",
                    "scans don't know writes and keys",
                    api(
                            "internal.engine.runtime",
                            "internal.engine.request",
                            "internal.engine.operation",
                            "internal.engine.lane")),
            room(
                    "internal.engine",
                    "the one door of the engine knows all its rooms",
                    api(
                            "internal.engine.runtime",
                            "internal.engine.request",
                            "internal.engine.operation",
                            "internal.engine.lane",
                            "internal.engine.write",
                            "internal.engine.read",
                            "internal.engine.scan")),
            room("internal.mapping.value", "an attribute value knows no item", "", "internal"),
            room(
                    "internal.mapping.item",
                    "an item knows no type of the application, but for what its type says of itself",
                    "",
                    "annotation",
                    "internal.mapping.value"),
            room(
                    "internal.mapping.record",
                    "records are read without the Enhanced client",
                    "",
                    "annotation",
                    "internal.mapping.item",
                    "internal.mapping.value"),
            room(
                    "internal.mapping.enhanced",
                    "it adds the Enhanced client to the records",
                    "",
                    "annotation",
                    "internal.mapping.record",
                    "internal.mapping.item",
                    "internal.mapping.value"),
            room(
                    "internal.mapping",
                    "the one door of the mapping knows all its rooms",
                    "",
                    "annotation",
                    "internal.mapping.enhanced",
                    "internal.mapping.record",
                    "internal.mapping.item",
                    "internal.mapping.value"),
            room(
                    "internal.rate",
                    "a rate limit is a pacer of the engine's lanes, with timers of its own",
                    api("internal.engine.lane", "internal.engine.runtime")),
            room("internal.hotkeys", "it counts keys, whoever sends them", api()),
            room("internal.logging", "what is logged is what every listener receives", "", "event", "internal"),
            room("metrics", "what is measured is what every listener receives", "", "event", "internal"),
            room("observation", "its tags are bounded as those of the meters", "", "event", "metrics", "internal"),
            room(
                    "internal.sdk",
                    "it sends by the SDK's client, and knows no operation of a caller",
                    api("annotation", "internal.engine..", "internal.mapping..")),
            room(
                    "internal.table",
                    "it makes the operations of the API from the engine, the mapping and a transport",
                    api("annotation", "internal.engine..", "internal.mapping..", "internal.hotkeys", "internal.sdk")),
            room(
                    "internal.wire",
                    "it sends in the way of the SDK's adapter, without its models",
                    api("internal.engine..", "internal.mapping..", "internal.sdk")),
            room(
                    "internal.batch",
                    "jobs write and read by the API; their files are in the JSON of the wire",
                    "",
                    "internal",
                    "internal.mapping.value",
                    "internal.wire"),
            room("batch", "a job is made of the operations of the API", "", "internal", "internal.batch"),
            room(
                    "client",
                    "it puts the parts together for applications with and without Spring, and no internal type is in its signatures",
                    api(
                            "internal.engine.runtime",
                            "internal.mapping.item",
                            "internal.rate",
                            "internal.sdk",
                            "internal.table",
                            "internal.wire")),
            room(
                    "autoconfigure",
                    "it wires the client, without the optional parts",
                    "",
                    "internal",
                    "event",
                    "rate",
                    "client",
                    "internal.wire",
                    "autoconfigure.diagnostics"),
            room(
                    "autoconfigure.diagnostics",
                    "what stops a start is known to all who may stop it",
                    "",
                    "client",
                    "internal"),
            room(
                    "autoconfigure.actuate",
                    "Actuator is optional",
                    "",
                    "event",
                    "rate",
                    "client",
                    "autoconfigure",
                    "autoconfigure.diagnostics"),
            room("autoconfigure.aot", "it runs at build time", "annotation"),
            room("autoconfigure.batch", "Spring Batch is optional", "autoconfigure", "autoconfigure.actuate", "batch"),
            room("autoconfigure.bucket4j", "Bucket4j is optional", "autoconfigure", "internal", "rate"),
            room("autoconfigure.container", "Testcontainers and Docker Compose are optional", "autoconfigure"),
            room("autoconfigure.context", "context propagation is optional", "autoconfigure", "observation"),
            room(
                    "autoconfigure.logging",
                    "an application may log in its own way",
                    "autoconfigure",
                    "autoconfigure.diagnostics",
                    "internal.logging"),
            room(
                    "autoconfigure.metrics",
                    "Micrometer is optional",
                    "autoconfigure",
                    "autoconfigure.diagnostics",
                    "metrics"),
            room("autoconfigure.reactive", "Reactor is optional", "", "autoconfigure", "reactive"),
            room(
                    "autoconfigure.tracing",
                    "observations are optional",
                    "autoconfigure",
                    "autoconfigure.metrics",
                    "observation"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageIsARoom() {
        Set<String> packages = MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(ROOMS).extracting(Room::packageName).containsExactlyInAnyOrderElementsOf(packages);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomsKnowThoseOfTheTable(Room room) {
        DescribedPredicate<JavaClass> known = resideOutsideOfPackage(ROOT + "..")
                .or(resideInAPackage(room.packageName()))
                .or(resideInAnyPackage(room.knownPackages()))
                .as("rooms that it may know: " + String.join(", ", room.knownPackages()));

        classes()
                .that()
                .resideInAPackage(room.packageName())
                .should()
                .onlyDependOnClassesThat(known)
                .because(room.because())
                .check(MAIN);
    }

    static List<Room> rooms() {
        return ROOMS;
    }

    private static Room room(String name, String because, String... knows) {
        return new Room(name, because, List.of(knows));
    }

    private static String[] api(String... more) {
        return Stream.concat(Stream.of(API), Stream.of(more)).toArray(String[]::new);
    }

    private record Room(String name, String because, List<String> knows) {

        String packageName() {
            return packageOf(name);
        }

        String[] knownPackages() {
            return knows.stream().map(Room::packageOf).toArray(String[]::new);
        }

        private static String packageOf(String name) {
            return name.isEmpty() ? ROOT : ROOT + "." + name;
        }

        @Override
        public String toString() {
            return packageName();
        }
    }
}
