package io.dynox.autoconfigure.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import io.dynox.BatchWriter;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.DynoxClientFactory;
import io.dynox.autoconfigure.actuate.EndpointView.Limit;
import io.dynox.autoconfigure.metrics.DynoxMetricsAutoConfiguration;
import io.dynox.client.DynoxClient;
import io.dynox.metrics.DynoxMetrics;
import io.dynox.rate.RateLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class DynoxEndpointAutoConfigurationTest {

    private final ApplicationContextRunner hidden = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DynoxAutoConfiguration.class, DynoxEndpointAutoConfiguration.class))
            .withBean(DynamoDbAsyncClient.class, () -> mock(DynamoDbAsyncClient.class, CALLS_REAL_METHODS))
            .withPropertyValues("dynox.tables.users.partition-key=pk");
    private final ApplicationContextRunner runner =
            hidden.withPropertyValues("management.endpoints.web.exposure.include=dynox");

    @Test
    void endpointIsThereWhereItIsExposed() {
        hidden.run(context -> assertThat(context).doesNotHaveBean(DynoxEndpoint.class));
        runner.run(context ->
                assertThat(context).hasSingleBean(DynoxEndpoint.class).hasSingleBean(DynoxWebEndpointExtension.class));
        runner.withPropertyValues("management.endpoint.dynox.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxEndpoint.class));
    }

    @Test
    void thereIsNoEndpointWithoutActuator() {
        runner.withClassLoader(new FilteredClassLoader(Endpoint.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("dynoxEndpoint"));
    }

    @Test
    void openWritersAndLimitsAreShown() {
        runner.withPropertyValues("dynox.tables.users.rate-limit.write-units=7").run(context -> {
            BatchWriter<?> writer =
                    context.getBean(DynoxClient.class).operations().writer("users");

            DynoxEndpoint.Client shown = client(context.getBean(DynoxEndpoint.class), "dynoxClient");

            assertThat(shown.writers()).singleElement().satisfies(open -> {
                assertThat(open.table()).isEqualTo("users");
                assertThat(open.options().bufferItems()).isEqualTo(10_000);
                assertThat(open.options().mode()).isEqualTo("batched");
                assertThat(open.options().retry().deadline()).isEqualTo(Duration.ofMinutes(2));
            });
            assertThat(shown.limits())
                    .containsExactly(new Limit("users", "batch_write", new RateLimit.Fixed(7, 7), 7, null));
            assertThat(shown.totals().writers()).isOne();
            assertThat(shown.transport()).isEqualTo("sdk");
            assertThat(shown.sdkRetries().batchAttempts()).isOne();
            writer.abort().join();
        });
    }

    @Test
    void limitsAreSetChangedAndEnded() {
        runner.run(context -> {
            DynoxEndpoint endpoint = context.getBean(DynoxEndpoint.class);

            endpoint.changeRateLimit("write", null, "users", 100L, null, null, null);
            assertThat(endpoint.changeRateLimit("read", "dynoxClient", null, null, null, 5L, 9L)
                            .limits())
                    .containsExactlyInAnyOrder(
                            new Limit("users", "batch_write", new RateLimit.Fixed(100, 100), 100, null),
                            new Limit(null, "batch_get", new RateLimit.Adaptive(5, 9), 9, null));

            assertThat(endpoint.endRateLimit("read", null, null).limits()).hasSize(1);
            assertThat(endpoint.endRateLimit("write", null, "users").limits()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -     | -     | -       | 5 | - | - | - | operation must be write or read, but is null
        put   | -     | -       | 5 | - | - | - | operation must be write or read, but is put
        write | other | -       | 5 | - | - | - | client must be one of [dynoxClient], but is other
        write | -     | a/b     | 5 | - | - | - | table must be the name of a table, without the rest of an ARN
        write | -     | -       | 0 | - | - | - | unitsPerSecond must be at least 1, but is 0
        write | -     | -       | 5 | 0 | - | - | burst must be at least 1, but is 0
        write | -     | -       | 5 | - | 1 | - | min and max must not stand beside unitsPerSecond; choose one of them
        write | -     | -       | - | - | 1 | - | unitsPerSecond, or min and max, must be given; DELETE ends a limit
        write | -     | -       | - | - | 0 | 9 | min must be at least 1, but is 0
        write | -     | -       | - | - | 9 | 1 | max must be at least 9, but is 1
        write | -     | -       | - | 5 | 1 | 9 | burst must not stand beside min and max
        """)
    void wrongValueChangesNothingAndSaysWhatIsAllowed(
            @Nullable String operation,
            @Nullable String client,
            @Nullable String table,
            @Nullable Long units,
            @Nullable Long burst,
            @Nullable Long min,
            @Nullable Long max,
            String reason) {
        runner.run(context -> {
            assertThatThrownBy(() -> context.getBean(DynoxEndpoint.class)
                            .changeRateLimit(operation, client, table, units, burst, min, max))
                    .isInstanceOf(InvalidEndpointRequestException.class)
                    .hasMessage(reason);
            WebEndpointResponse<?> answer = context.getBean(DynoxWebEndpointExtension.class)
                    .changeRateLimit(operation, client, table, units, burst, min, max);

            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getBody()).isEqualTo(Map.of("error", reason));
            assertThat(context.getBean(DynoxClient.class).snapshot().limits()).isEmpty();
        });
    }

    @Test
    void qualifiedClientsAreShownAndNamed() {
        runner.withUserConfiguration(Archive.class).run(context -> {
            DynoxEndpoint endpoint = context.getBean(DynoxEndpoint.class);

            assertThat(endpoint.describe().clients()).containsOnlyKeys("dynoxClient", "archive");
            assertThatThrownBy(() -> endpoint.changeRateLimit("write", null, null, 5L, null, null, null))
                    .hasMessageContaining("client must be one of");
            endpoint.changeRateLimit("write", "archive", null, 5L, null, null, null);
            assertThat(client(endpoint, "archive").limits()).hasSize(1);
            assertThat(client(endpoint, "dynoxClient").limits()).isEmpty();
        });
    }

    @Test
    void metersStayApartByTheNamesOfClientsThatTheEndpointShows() {
        runner.withUserConfiguration(Archive.class)
                .withConfiguration(AutoConfigurations.of(DynoxMetricsAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(DynoxMetrics.class).bindTo(registry);
                    List<BatchWriter<?>> writers = new ArrayList<>();
                    context.getBeansOfType(DynoxClient.class)
                            .values()
                            .forEach(client -> writers.add(client.operations().writer("users")));
                    writers.add(context.getBean("archive", DynoxClient.class)
                            .operations()
                            .writer("users"));

                    Map<String, Double> open = registry.get("dynox.open.writers").gauges().stream()
                            .collect(Collectors.toMap(gauge -> gauge.getId().getTag("client"), Gauge::value));

                    assertThat(open).containsOnly(Map.entry("dynoxClient", 1.0), Map.entry("archive", 2.0));
                    assertThat(open)
                            .containsOnlyKeys(context.getBean(DynoxEndpoint.class)
                                    .describe()
                                    .clients()
                                    .keySet());
                    writers.forEach(writer -> writer.abort().join());
                });
    }

    @Test
    void clientsThatShareANameAreShownByTheNamesOfTheirBeans() {
        runner.withUserConfiguration(Named.class)
                .run(context -> assertThat(
                                context.getBean(DynoxEndpoint.class).describe().clients())
                        .containsOnlyKeys("dynoxClient", "search", "two"));
    }

    private static DynoxEndpoint.Client client(DynoxEndpoint endpoint, String name) {
        return Objects.requireNonNull(endpoint.describe().clients().get(name));
    }

    @Configuration(proxyBeanMethods = false)
    static class Archive {

        @Bean(defaultCandidate = false)
        DynoxClient archive(DynoxClientFactory dynox, List<DynamoDbAsyncClient> clients) {
            return dynox.builder(clients.get(0)).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Named {

        @Bean(defaultCandidate = false)
        DynoxClient one(DynoxClientFactory dynox, List<DynamoDbAsyncClient> clients) {
            return dynox.builder(clients.get(0)).name("search").build();
        }

        @Bean(defaultCandidate = false)
        DynoxClient two(DynoxClientFactory dynox, List<DynamoDbAsyncClient> clients) {
            return dynox.builder(clients.get(0)).name("search").build();
        }
    }
}
