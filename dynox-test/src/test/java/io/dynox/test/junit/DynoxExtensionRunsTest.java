package io.dynox.test.junit;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.Seed;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Whole runs of test classes with the extension. */
final class DynoxExtensionRunsTest {

    @Test
    void testsInParallelShareNothing() {
        run(InParallel.class).testEvents().assertStatistics(statistics -> statistics.succeeded(2));
    }

    @Test
    void openWritersAreDrainedWhenTheTestHasEnded() {
        run(WithOpenWriter.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));

        InMemoryDynamoDb dynamo = Objects.requireNonNull(WithOpenWriter.DATABASE.get());
        SyncBatchWriter<Map<String, Object>> writer = Objects.requireNonNull(WithOpenWriter.WRITER.get());
        assertThat(dynamo).table("users").hasItemCount(2);
        assertThatThrownBy(() -> writer.put(Map.of("pk", "late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void theExtensionNeedsNoBuilder() {
        run(Declared.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void thereIsNoDatabaseForAWholeClass() {
        assertThat(failure(run(BeforeTheTests.class).containerEvents()))
                .contains("Each test has a DynamoDB of its own, so there is no InMemoryDynamoDb for a whole class");
        assertThat(failure(run(OneInstance.class).allEvents()))
                .contains("there is no BatchOperations for a whole class");
    }

    @Test
    void virtualTimeMustBeAskedFor() {
        assertThat(failure(run(RealTime.class).testEvents())).contains("say virtualTime() to the extension's builder");
    }

    @Test
    void aSeedWithoutATableFailsTheTest() {
        assertThat(failure(run(SeedWithoutTable.class).testEvents()))
                .contains("users.json, item 1, doesn't fit into the table 'nowhere'");
    }

    private static String failure(Events events) {
        assertThat(events.failed().count()).isEqualTo(1);
        return events.failed().list().get(0).toString();
    }

    private static org.junit.platform.testkit.engine.EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(DiscoverySelectors.selectClass(type))
                .execute();
    }

    static final class InParallel {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final DynoxExtension DYNOX =
                DynoxExtension.builder().table("users", Key.string("pk")).build();

        @Test
        void one(InMemoryDynamoDb dynamo, SyncBatchOperations dynox) throws Exception {
            writeWhileTheOtherDoes(dynamo, dynox);
        }

        @Test
        void other(InMemoryDynamoDb dynamo, SyncBatchOperations dynox) throws Exception {
            writeWhileTheOtherDoes(dynamo, dynox);
        }

        private static void writeWhileTheOtherDoes(InMemoryDynamoDb dynamo, SyncBatchOperations dynox)
                throws Exception {
            BOTH.await(30, TimeUnit.SECONDS);
            dynox.batchWrite(
                    "users", List.of(Map.of("pk", Thread.currentThread().getName())), List.of());
            BOTH.await(30, TimeUnit.SECONDS);
            assertThat(dynamo).table("users").hasItemCount(1);
        }
    }

    static final class WithOpenWriter {

        static final AtomicReference<InMemoryDynamoDb> DATABASE = new AtomicReference<>();
        static final AtomicReference<SyncBatchWriter<Map<String, Object>>> WRITER = new AtomicReference<>();

        @RegisterExtension
        static final DynoxExtension DYNOX =
                DynoxExtension.builder().table("users", Key.string("pk")).build();

        @Test
        void leavesAWriterOpenDuringAnOutage(InMemoryDynamoDb dynamo, SyncBatchOperations dynox) {
            SyncBatchWriter<Map<String, Object>> writer = dynox.writer("users");
            writer.put(Map.of("pk", "a"));
            writer.flush();
            dynamo.faults().outage(Duration.ofDays(1));
            writer.put(Map.of("pk", "b"));
            DATABASE.set(dynamo);
            WRITER.set(writer);
        }
    }

    @ExtendWith(DynoxExtension.class)
    static final class Declared {
        @Test
        void hasNoTables(InMemoryDynamoDb dynamo) {
            assertThat(dynamo.tableNames()).isEmpty();
        }
    }

    @ExtendWith(DynoxExtension.class)
    static final class BeforeTheTests {
        @BeforeAll
        static void tooEarly(InMemoryDynamoDb dynamo) {}

        @Test
        void neverRuns() {}
    }

    @ExtendWith(DynoxExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class OneInstance {
        OneInstance(BatchOperations dynox) {}

        @Test
        void neverRuns() {}
    }

    @ExtendWith(DynoxExtension.class)
    static final class RealTime {
        @Test
        void neverRuns(VirtualTime time) {}
    }

    @ExtendWith(DynoxExtension.class)
    @Seed(table = "nowhere", location = "users.json")
    static final class SeedWithoutTable {
        @Test
        void neverRuns() {}
    }
}
