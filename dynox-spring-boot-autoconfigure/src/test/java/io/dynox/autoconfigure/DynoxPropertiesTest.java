package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.autoconfigure.DynoxProperties.Credentials;
import io.dynox.autoconfigure.DynoxProperties.Table;
import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot.Limit;
import io.dynox.event.HotKeyOptions;
import io.dynox.rate.RateLimit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class DynoxPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(PropertiesOnly.class);

    @Test
    void defaultsAreThoseOfTheOptions() {
        runner.run(context -> {
            DynoxProperties properties = context.getBean(DynoxProperties.class);

            assertThat(properties.writeOptions()).hasToString(WriteOptions.DEFAULT.toString());
            assertThat(properties.getOptions()).hasToString(GetOptions.DEFAULT.toString());
            assertThat(properties.enabled()).isTrue();
            assertThat(properties.tables()).isEmpty();
        });
    }

    @Test
    @ProvesProperty("dynox.get.linger")
    void writeGetAndRetryPropertiesEndUpInTheOptions() {
        RetryPolicy retry = RetryPolicy.builder()
                .deadline(Duration.ofSeconds(10))
                .maxAttempts(3)
                .baseDelay(Duration.ofMillis(5))
                .maxDelay(Duration.ofMillis(500))
                .build();
        runner.withPropertyValues(
                        "dynox.write.concurrency=2",
                        "dynox.write.buffer-items=50",
                        "dynox.write.buffer-size=2MB",
                        "dynox.write.linger=7ms",
                        "dynox.write.put-timeout=8s",
                        "dynox.write.close-timeout=9s",
                        "dynox.write.recorded-failures=10",
                        "dynox.write.alike-failures=11",
                        "dynox.write.max-units=12",
                        "dynox.get.consistent-read=true",
                        "dynox.get.concurrency=4",
                        "dynox.get.linger=6ms",
                        "dynox.retry.deadline=10s",
                        "dynox.retry.max-attempts=3",
                        "dynox.retry.base-delay=5ms",
                        "dynox.retry.max-delay=500ms")
                .run(context -> {
                    DynoxProperties properties = context.getBean(DynoxProperties.class);

                    assertThat(properties.writeOptions())
                            .isEqualTo(WriteOptions.builder()
                                    .concurrency(2)
                                    .bufferItems(50)
                                    .bufferBytes(2L << 20)
                                    .linger(Duration.ofMillis(7))
                                    .putTimeout(Duration.ofSeconds(8))
                                    .closeTimeout(Duration.ofSeconds(9))
                                    .recordedFailures(10)
                                    .alikeFailures(11)
                                    .maxUnits(12)
                                    .retry(retry)
                                    .build());
                    assertThat(properties.getOptions())
                            .isEqualTo(GetOptions.builder()
                                    .consistentRead(true)
                                    .concurrency(4)
                                    .linger(Duration.ofMillis(6))
                                    .retry(retry)
                                    .build());
                });
    }

    @Test
    void tablesAreReadByNameWithAndWithoutSortKey() {
        runner.withPropertyValues(
                        "dynox.tables.users.partition-key=pk",
                        "dynox.tables.users.sort-key=sk",
                        "dynox.tables.[my_table.v2].partition-key=id")
                .run(context -> assertThat(
                                context.getBean(DynoxProperties.class).tables())
                        .isEqualTo(Map.of(
                                "users",
                                new Table("pk", "sk", RateLimitProperties.NONE),
                                "my_table.v2",
                                new Table("id", null, RateLimitProperties.NONE))));
    }

    @ParameterizedTest
    @MethodSource("namesOfTables")
    void eachNameThatDynamoDbAllowsIsTaken(String name) {
        Map<String, Object> properties = Map.of("dynox.tables.[" + name + "].partition-key", "pk");

        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("tables", properties)))
                .run(context -> assertThat(
                                context.getBean(DynoxProperties.class).tables())
                        .containsOnlyKeys(name));
    }

    static Stream<String> namesOfTables() {
        return Stream.of(
                "abc",
                "Aa0_.-",
                "...",
                "x".repeat(255),
                "arn:aws:dynamodb:eu-central-1:123456789012:table/users",
                "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/my_table.v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000",
                "http://dynamo-db:8000",
                "http://[::1]:8000",
                "https://10.0.0.1/a_path",
                "https://vpce-1a2b.dynamodb.eu-central-1.vpce.amazonaws.com"
            })
    void eachEndpointWithAHostIsTaken(String endpoint) {
        assertThat(PropertyRules.endpoint("dynox.endpoint", endpoint)).isEqualTo(endpoint);
    }

    @Test
    void rateLimitsAreReadForAllTablesAndForSingleOnes() {
        runner.withPropertyValues(
                        "dynox.rate-limit.write-units=1000",
                        "dynox.rate-limit.burst=50",
                        "dynox.rate-limit.adaptive-read.min=10",
                        "dynox.rate-limit.adaptive-read.max=90",
                        "dynox.tables.users.rate-limit.read-units=7")
                .run(context -> {
                    DynoxClientBuilder builder = DynoxClient.builder(new DynamoDbAsyncClient() {
                        @Override
                        public String serviceName() {
                            return "dynamodb";
                        }

                        @Override
                        public void close() {}
                    });

                    context.getBean(DynoxProperties.class).describeTables(builder);

                    try (DynoxClient client = builder.build()) {
                        assertThat(client.snapshot().limits())
                                .extracting(Limit::table, Limit::operation, Limit::limit)
                                .containsExactlyInAnyOrder(
                                        tuple(null, Operation.BATCH_WRITE, new RateLimit.Fixed(1000, 50)),
                                        tuple(null, Operation.BATCH_GET, new RateLimit.Adaptive(10, 90)),
                                        tuple("users", Operation.BATCH_GET, new RateLimit.Fixed(7, 7)));
                    }
                });
    }

    @Test
    @ProvesProperty({
        "dynox.hot-keys.enabled",
        "dynox.hot-keys.tracked-keys",
        "dynox.hot-keys.window",
        "dynox.hot-keys.writes-per-second",
        "dynox.hot-keys.reads-per-second",
        "dynox.hot-keys.show-keys"
    })
    void hotKeysAreLookedForWhenTheyAreEnabled() {
        runner.run(context -> assertThat(
                        context.getBean(DynoxProperties.class).hotKeys().options())
                .isNull());
        runner.withPropertyValues("dynox.hot-keys.enabled=true")
                .run(context -> assertThat(
                                context.getBean(DynoxProperties.class).hotKeys().options())
                        .isEqualTo(HotKeyOptions.DEFAULT));
        runner.withPropertyValues(
                        "dynox.hot-keys.enabled=true",
                        "dynox.hot-keys.tracked-keys=7",
                        "dynox.hot-keys.window=3s",
                        "dynox.hot-keys.writes-per-second=11",
                        "dynox.hot-keys.reads-per-second=12",
                        "dynox.hot-keys.show-keys=true")
                .run(context -> assertThat(
                                context.getBean(DynoxProperties.class).hotKeys().options())
                        .isEqualTo(HotKeyOptions.builder()
                                .trackedKeys(7)
                                .window(Duration.ofSeconds(3))
                                .writesPerSecond(11)
                                .readsPerSecond(12)
                                .showKeys(true)
                                .build()));
    }

    @Test
    void emptyValuesCountAsNotSet() {
        runner.withPropertyValues(
                        "dynox.region=",
                        "dynox.endpoint=",
                        "dynox.credentials.access-key=",
                        "dynox.credentials.profile=")
                .run(context -> {
                    DynoxProperties properties = context.getBean(DynoxProperties.class);

                    assertThat(properties.region()).isNull();
                    assertThat(properties.endpoint()).isNull();
                    assertThat(properties.credentials()).isEqualTo(new Credentials(null, null, null, null));
                });
    }

    @Test
    void noSecretIsInTheText() {
        runner.withPropertyValues(
                        "dynox.credentials.access-key=AKIAVISIBLE",
                        "dynox.credentials.secret-key=hush",
                        "dynox.credentials.session-token=token")
                .run(context -> assertThat(
                                context.getBean(DynoxProperties.class).toString())
                        .contains("static, redacted")
                        .doesNotContain("AKIAVISIBLE", "hush", "token="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hush@dynamodb.example.com",
                "https://user:hu sh@dynamodb.example.com",
                "https://dynamodb.example.com?token=hush",
                "user:hush@dynamodb.example.com",
                "https://user:hush%zz@dynamodb.example.com"
            })
    void endpointWithSecretsIsRefusedAndNotRepeated(String endpoint) {
        runner.withPropertyValues("dynox.endpoint=" + endpoint)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("dynox.endpoint must ")
                        .satisfies(failure -> assertThat(failure)
                                .extracting(DynoxPropertiesTest::stackTrace)
                                .asString()
                                .doesNotContain("hush", "hu sh")));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DynoxProperties.class)
    static class PropertiesOnly {}
}
