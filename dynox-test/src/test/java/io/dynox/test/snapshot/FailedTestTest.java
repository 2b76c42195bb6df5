package io.dynox.test.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import io.dynox.test.junit.DynoxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test that fails leaves its tables behind, if it is asked to. */
final class FailedTestTest {

    private static final String PROPERTY = "dynox.test.export-failures";

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(classes = {WithExtension.class, WithSpring.class})
    void theTablesOfAFailedTestAreLeft(Class<?> type) {
        run(type, PROPERTY);
        run(type, PROPERTY);

        for (String name : List.of("fails-1", "fails-2")) {
            InMemoryDynamoDb left = InMemoryDynamoDb.create()
                    .load(folder.resolve(type.getName()).resolve(name));
            assertThat(left.itemCount("users")).isEqualTo(1);
        }
        assertThat(folder.resolve(type.getName()).toFile().list()).containsExactlyInAnyOrder("fails-1", "fails-2");
    }

    @Test
    void nothingIsLeftUnlessItIsAskedFor() {
        run(Silent.class, "dynox.test.other");

        assertThat(folder.resolve(Silent.class.getName())).doesNotExist();
    }

    private static void run(Class<?> type, String property) {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter(property, folder.toString())
                .selectors(DiscoverySelectors.selectClass(type))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(1));
    }

    static class WithExtension {

        @RegisterExtension
        static final DynoxExtension DYNOX =
                DynoxExtension.builder().table("users", Key.string("pk")).build();

        @Test
        void fails(InMemoryDynamoDb dynamo) {
            dynamo.seed("users", List.of(Map.of("pk", "a")));
            throw new AssertionError("as it should");
        }

        @Test
        void passes(InMemoryDynamoDb dynamo) {
            dynamo.seed("users", List.of(Map.of("pk", "a")));
        }
    }

    static final class Silent extends WithExtension {}

    @ContextConfiguration(classes = Empty.class)
    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk"))
    static final class WithSpring {

        @DynamicPropertySource
        static void leaveTables(DynamicPropertyRegistry registry) {
            registry.add(PROPERTY, folder::toString);
        }

        @Test
        void fails(@Autowired InMemoryDynamoDb dynamo) {
            dynamo.seed("users", List.of(Map.of("pk", "a")));
            throw new AssertionError("as it should");
        }

        @Test
        void passes(@Autowired InMemoryDynamoDb dynamo) {
            dynamo.seed("users", List.of(Map.of("pk", "a")));
        }
    }

    @Configuration
    static class Empty {}
}
