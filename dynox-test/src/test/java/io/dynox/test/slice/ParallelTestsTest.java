package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of tests that JUnit runs in parallel, classes and methods alike. */
class ParallelTestsTest {

    @BeforeEach
    void forget() {
        Meeting.atWork.set(0);
        Meeting.most.set(0);
    }

    @Test
    void testsOfOneContextRunOneAfterTheOther() {
        Events tests = run(FirstUsers.class, SecondUsers.class, ThirdUsers.class);

        tests.assertStatistics(statistics -> statistics.started(32).succeeded(32));
        assertThat(Meeting.most).hasValue(1);
    }

    @Test
    void testsOfOtherContextsRunBesideThem() {
        Events tests = run(MeetingUsers.class, MeetingOrders.class);

        tests.assertStatistics(statistics -> statistics.started(2).succeeded(2));
    }

    private static Events run(Class<?>... classes) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .selectors(Arrays.stream(classes)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .execute()
                .testEvents();
    }

    private static final class Meeting {

        static final AtomicInteger atWork = new AtomicInteger();
        static final AtomicInteger most = new AtomicInteger();
        static final CyclicBarrier both = new CyclicBarrier(2);
    }

    /** Fails when another test touches the tables meanwhile, if only by emptying them before it starts. */
    abstract static class UsersFixture {

        @Autowired
        InMemoryDynamoDb dynamo;

        @RepeatedTest(8)
        void hasTheDatabaseForItself() {
            work(dynamo);
        }

        static void work(InMemoryDynamoDb dynamo) {
            Meeting.most.accumulateAndGet(Meeting.atWork.incrementAndGet(), Math::max);
            try {
                for (int i = 1; i <= 300; i++) {
                    Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS("USER#" + i));
                    dynamo.client().putItem(put -> put.tableName("crowded").item(item));
                    assertThat(dynamo.itemCount("crowded")).isEqualTo(i);
                    assertThat(dynamo.requests()).hasSize(i);
                }
            } finally {
                Meeting.atWork.decrementAndGet();
            }
        }
    }

    @DynoxTest(tables = @Table(name = "crowded", partitionKey = "pk"))
    static class FirstUsers extends UsersFixture {

        @Nested
        class InANestedClass {

            @RepeatedTest(8)
            @Execution(ExecutionMode.CONCURRENT)
            void hasTheDatabaseForItself() {
                work(dynamo);
            }
        }
    }

    @DynoxTest(tables = @Table(name = "crowded", partitionKey = "pk"))
    static class SecondUsers extends UsersFixture {}

    @DynoxTest(tables = @Table(name = "crowded", partitionKey = "pk"))
    static class ThirdUsers extends UsersFixture {}

    @DynoxTest(tables = @Table(name = "crowded", partitionKey = "pk"))
    static class MeetingUsers {
        @Test
        void meetsTheOther() throws Exception {
            Meeting.both.await(30, TimeUnit.SECONDS);
        }
    }

    @DynoxTest(tables = @Table(name = "beside", partitionKey = "pk"))
    static class MeetingOrders {
        @Test
        void meetsTheOther() throws Exception {
            Meeting.both.await(30, TimeUnit.SECONDS);
        }
    }
}
