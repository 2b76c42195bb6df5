package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.BatchWriterFactory;
import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import io.dynox.FailureClassifier;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.autoconfigure.metrics.DynoxMetricsAutoConfiguration;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.metrics.DynoxMetrics;
import io.dynox.rate.CapacityBucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

class DynoxAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class, DynoxMetricsAutoConfiguration.class))
            .withPropertyValues("dynox.region=eu-central-1", "dynox.tables.users.partition-key=pk");

    @Test
    void starterAloneGivesEachOperationOnce() {
        runner.withUserConfiguration(Injected.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(DynamoDbAsyncClient.class)
                        .hasSingleBean(DynoxClient.class)
                        .hasSingleBean(BatchWriterFactory.class)
                        .hasSingleBean(BatchOperations.class)
                        .hasSingleBean(SyncBatchOperations.class)
                        .doesNotHaveBean(DynoxMetrics.class)
                        .hasSingleBean(Users.class));
    }

    @Test
    void startsWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(BatchOperations.class));
    }

    @Test
    @ProvesProperty("dynox.enabled")
    void propertyTurnsEverythingOff() {
        runner.withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(DynamoDbAsyncClient.class)
                        .doesNotHaveBean(DynoxClient.class)
                        .doesNotHaveBean(DynoxProperties.class)
                        .doesNotHaveBean(BatchOperations.class));
    }

    @Test
    void existingClientCarriesTheBatches() {
        List<BatchWriteItemRequest> sent = new CopyOnWriteArrayList<>();
        runner.withBean("mine", DynamoDbAsyncClient.class, () -> client(sent)).run(context -> {
            context.getBean(SyncBatchOperations.class).batchWrite("users", List.of(Map.of("pk", "USER#1")), List.of());

            assertThat(sent).hasSize(1);
        });
    }

    @Test
    void eachOwnBeanIsUsedInstead() {
        SyncBatchOperations sync = mock(SyncBatchOperations.class);
        BatchOperations operations = mock(BatchOperations.class);
        when(operations.sync()).thenReturn(sync);
        BatchWriterFactory factory = mock(BatchWriterFactory.class);
        DynoxConnectionDetails details = mock(DynoxConnectionDetails.class);

        runner.withBean("a", BatchOperations.class, () -> operations).run(context -> {
            assertThat(context).getBean(BatchOperations.class).isSameAs(operations);
            assertThat(context).getBean(SyncBatchOperations.class).isSameAs(sync);
        });
        runner.withBean("b", SyncBatchOperations.class, () -> sync)
                .run(context ->
                        assertThat(context).getBean(SyncBatchOperations.class).isSameAs(sync));
        runner.withBean("c", BatchWriterFactory.class, () -> factory)
                .run(context ->
                        assertThat(context).getBean(BatchWriterFactory.class).isSameAs(factory));
        runner.withBean("d", DynoxConnectionDetails.class, () -> details)
                .run(context -> assertThat(context)
                        .getBean(DynoxConnectionDetails.class)
                        .isSameAs(details));
        runner.withBean(
                        "e",
                        DynoxClient.class,
                        () -> DynoxClient.builder(client(new CopyOnWriteArrayList<>()))
                                .build())
                .run(context ->
                        assertThat(context).hasSingleBean(DynoxClient.class).doesNotHaveBean("dynoxClient"));
    }

    @Test
    void listenersAreCalledInTheirOrder() {
        runner.withUserConfiguration(Listeners.class).run(context -> {
            context.getBean(BatchOperations.class).writer("users");

            assertThat(context.getBean(Listeners.class).heard).containsExactly("first users", "second users");
        });
    }

    @Test
    void givenUpWritesReachTheDeadLetterHandlers() {
        List<FailedWrite> letters = new CopyOnWriteArrayList<>();
        runner.withBean(DeadLetterHandler.class, () -> letters::add)
                .withBean(DynamoDbAsyncClient.class, () -> client(new CopyOnWriteArrayList<>()))
                .run(context -> {
                    BatchWriter<Map<String, Object>> writer =
                            context.getBean(BatchOperations.class).writer("users");

                    writer.put(Map.of("name", "no key")).join();

                    assertThat(letters)
                            .singleElement()
                            .extracting(FailedWrite::attempts)
                            .isEqualTo(0);
                    writer.abort().join();
                });
    }

    @Test
    void bucketsOfTheApplicationCarryTheRateLimits() {
        List<String> leased = new CopyOnWriteArrayList<>();
        CapacityBucket.Provider provider = name -> new CapacityBucket() {
            @Override
            public CompletableFuture<Lease> lease(long units, Terms terms) {
                leased.add(name + " " + terms.limit().unitsPerSecond());
                return CompletableFuture.completedFuture(new Lease(Duration.ZERO, terms.limit(), 1));
            }

            @Override
            public CompletableFuture<?> giveBack(long units) {
                return CompletableFuture.completedFuture(null);
            }
        };
        runner.withBean(CapacityBucket.Provider.class, () -> provider)
                .withBean(DynamoDbAsyncClient.class, () -> client(new CopyOnWriteArrayList<>()))
                .withPropertyValues("dynox.rate-limit.write-units=10", "dynox.tables.users.rate-limit.write-units=5")
                .run(context -> {
                    context.getBean(SyncBatchOperations.class)
                            .batchWrite("users", List.of(Map.of("pk", "USER#1"), Map.of("pk", "USER#2")), List.of());

                    assertThat(leased).contains("dynox:write 10", "dynox:write:users 5");
                });
    }

    @Test
    void failureClassifierOfTheApplicationIsAsked() {
        DynamoDbAsyncClient broken = mock(DynamoDbAsyncClient.class);
        when(broken.batchWriteItem(any(BatchWriteItemRequest.class)))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("of our proxy")));
        runner.withBean(FailureClassifier.class, () -> failure -> Optional.of(FailureClassifier.Kind.FATAL_FOR_WRITER))
                .withBean(DynamoDbAsyncClient.class, () -> broken)
                .run(context -> assertThatThrownBy(() -> context.getBean(SyncBatchOperations.class)
                                .batchWrite("users", List.of(Map.of("pk", "USER#1")), List.of()))
                        .isInstanceOf(BatchWriteException.class)
                        .hasMessageContaining("FailureClassifier"));
    }

    @Test
    void openWritersAreDrainedBeforeTheClientIsClosed() {
        List<String> events = new CopyOnWriteArrayList<>();
        DynamoDbAsyncClient client = mock(DynamoDbAsyncClient.class);
        when(client.batchWriteItem(any(BatchWriteItemRequest.class))).thenAnswer(call -> {
            BatchWriteItemRequest request = call.getArgument(0);
            events.add("written "
                    + request.requestItems().values().iterator().next().size());
            return CompletableFuture.completedFuture(
                    BatchWriteItemResponse.builder().build());
        });
        doAnswer(call -> events.add("client closed")).when(client).close();

        runner.withBean("mine", DynamoDbAsyncClient.class, () -> client)
                .withBean(BatchListener.class, () -> closing(events))
                .withPropertyValues("dynox.write.linger=1h")
                .run(context -> {
                    SyncBatchWriter<Map<String, Object>> writer =
                            context.getBean(SyncBatchOperations.class).writer("users");
                    writer.put(Map.of("pk", "USER#1"));
                    writer.put(Map.of("pk", "USER#2"));
                    assertThat(events).isEmpty();
                });

        assertThat(events).containsExactly("written 2", "writer closed", "client closed");
    }

    @Test
    @ProvesProperty("dynox.tables")
    void keysOfThePropertiesSpareTheDescribeTable() {
        DynamoDbAsyncClient client = client(new CopyOnWriteArrayList<>());
        runner.withBean("mine", DynamoDbAsyncClient.class, () -> client).run(context -> {
            context.getBean(SyncBatchOperations.class).batchWrite("users", List.of(Map.of("pk", "USER#1")), List.of());

            assertThat(mockingDetails(client).getInvocations())
                    .extracting(invocation -> invocation.getMethod().getName())
                    .doesNotContain("describeTable");
        });
    }

    private static BatchListener closing(List<String> events) {
        return new BatchListener() {
            @Override
            public void writerClosed(BatchWriteResult result) {
                events.add("writer closed");
            }
        };
    }

    private static DynamoDbAsyncClient client(List<BatchWriteItemRequest> sent) {
        DynamoDbAsyncClient client = mock(DynamoDbAsyncClient.class);
        when(client.batchWriteItem(any(BatchWriteItemRequest.class))).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return CompletableFuture.completedFuture(
                    BatchWriteItemResponse.builder().build());
        });
        return client;
    }

    /** Asks for each type as an application does, after all singletons of it may exist. */
    @Configuration(proxyBeanMethods = false)
    static class Injected {

        @Bean
        Users users(SyncBatchOperations sync, BatchWriterFactory factory, BatchOperations batches) {
            return new Users(batches, sync, factory);
        }

        @Bean
        String again(Users users, BatchWriterFactory writers, BatchOperations asynchronous) {
            return users + writers.toString() + asynchronous;
        }
    }

    record Users(BatchOperations operations, SyncBatchOperations sync, BatchWriterFactory factory) {}

    @Configuration(proxyBeanMethods = false)
    static class Listeners {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Bean
        @Order(2)
        BatchListener second() {
            return listener("second");
        }

        @Bean
        @Order(1)
        BatchListener first() {
            return listener("first");
        }

        private BatchListener listener(String name) {
            return new BatchListener() {
                @Override
                public void writerOpened(String table) {
                    heard.add(name + " " + table);
                }
            };
        }
    }
}
