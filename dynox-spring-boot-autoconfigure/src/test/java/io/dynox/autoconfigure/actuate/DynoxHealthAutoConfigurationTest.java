package io.dynox.autoconfigure.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dynox.BatchWriter;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.ProvesProperty;
import io.dynox.client.DynoxClient;
import io.dynox.client.TestRuntimes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

class DynoxHealthAutoConfigurationTest {

    private final StoppedTime time = new StoppedTime();
    private final CompletableFuture<BatchWriteItemResponse> reply = new CompletableFuture<>();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DynoxAutoConfiguration.class,
                    DynoxHealthAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class))
            .withBean("client", DynamoDbAsyncClient.class, this::slowClient)
            .withBean(
                    "dynox",
                    DynoxClient.class,
                    () -> TestRuntimes.on(time, DynoxClient.builder(slowClient()))
                            .tableKeys("users", "pk")
                            .build());

    @Test
    void healthIsUpWhileNobodyWrites() {
        runner.run(context -> {
            Health health = health(context.getBean(HealthContributorRegistry.class));

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsExactly(Map.entry("openWriters", Map.of()));
        });
    }

    @Test
    void healthIsDownWhenAWriterGetsNowhereAndNamesTheTable() {
        runner.run(context -> {
            HealthContributorRegistry registry = context.getBean(HealthContributorRegistry.class);
            BatchWriter<?> writer = write(context.getBean(DynoxClient.class));
            time.pass(Duration.ofSeconds(59));
            assertThat(health(registry).getStatus()).isEqualTo(Status.UP);

            time.pass(Duration.ofSeconds(1));

            Health down = health(registry);
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getDetails())
                    .containsEntry("openWriters", Map.of("users", 1))
                    .containsEntry("stalled", Map.of("users", "no write for 60000ms"))
                    .containsEntry("stallTimeout", "60000ms");

            reply.complete(BatchWriteItemResponse.builder().build());
            assertThat(health(registry).getStatus()).isEqualTo(Status.UP);
            writer.abort().join();
        });
    }

    @Test
    @ProvesProperty("dynox.health.stall-timeout")
    void propertySaysHowLongAWriterMayGetNowhere() {
        runner.withPropertyValues("dynox.health.stall-timeout=5s").run(context -> {
            BatchWriter<?> writer = write(context.getBean(DynoxClient.class));
            time.pass(Duration.ofSeconds(5));

            assertThat(health(context.getBean(HealthContributorRegistry.class)).getStatus())
                    .isEqualTo(Status.DOWN);
            reply.complete(BatchWriteItemResponse.builder().build());
            writer.abort().join();
        });
    }

    @Test
    void propertyOfActuatorTurnsItOff() {
        runner.withPropertyValues("management.health.dynox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxHealthIndicator.class));
        runner.withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxHealthIndicator.class));
    }

    @Test
    void thereIsNoHealthWithoutItsLibrary() {
        runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("dynoxHealthContributor"));
    }

    @Test
    void thereIsNoHealthWithoutDynox() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DynoxAutoConfiguration.class, DynoxHealthAutoConfiguration.class))
                .withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DynoxHealthIndicator.class));
    }

    private static BatchWriter<?> write(DynoxClient client) {
        BatchWriter<Map<String, Object>> writer = client.operations().writer("users");
        writer.put(Map.of("pk", "USER#1")).join();
        CompletableFuture<?> unused = writer.flush();
        return writer;
    }

    private static Health health(HealthContributorRegistry registry) {
        HealthIndicator indicator =
                (HealthIndicator) Objects.requireNonNull(registry.getContributor("dynox"), "no contributor dynox");
        return Objects.requireNonNull(indicator.health());
    }

    private DynamoDbAsyncClient slowClient() {
        DynamoDbAsyncClient client = mock(DynamoDbAsyncClient.class);
        when(client.batchWriteItem(any(BatchWriteItemRequest.class))).thenReturn(reply);
        return client;
    }
}
