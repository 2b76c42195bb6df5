package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dynox.SyncBatchOperations;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.SharingOptions;
import io.dynox.rate.SharingOptions.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class SharingPropertiesTest {

    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withPropertyValues("dynox.region=eu-central-1");

    @Test
    void prefixIsThatOfTheApplicationAndTheRegion() {
        SharingProperties unset = new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, null);

        assertThat(unset.options("shop", "eu-central-1").prefix()).isEqualTo("dynox:shop:eu-central-1:");
        assertThat(unset.options(null, null).prefix()).isEqualTo("dynox:");
        assertThat(new SharingProperties("blue/", TIMEOUT, OnFailure.LOCAL, null)
                        .options("shop", "eu-central-1")
                        .prefix())
                .isEqualTo("blue/eu-central-1:");
    }

    @Test
    @ProvesProperty({"dynox.rate-limit.shared.on-failure", "dynox.rate-limit.shared.share"})
    void valuesReachTheOptions() {
        runner.withPropertyValues("dynox.rate-limit.shared.on-failure=stop", "dynox.rate-limit.shared.share=0.25")
                .run(context -> {
                    SharingOptions options =
                            context.getBean(SharingProperties.class).options(null, null);

                    assertThat(options.onFailure()).isEqualTo(OnFailure.STOP);
                    assertThat(options.share()).hasValue(0.25);
                });
    }

    @Test
    @ProvesProperty({"dynox.rate-limit.shared.prefix", "dynox.rate-limit.shared.timeout"})
    void storeIsAskedByThePrefixAndDownAfterTheTimeout() {
        List<String> names = new CopyOnWriteArrayList<>();
        CapacityBucket.Provider silent = name -> {
            names.add(name);
            return new SilentBucket();
        };
        runner.withBean(CapacityBucket.Provider.class, () -> silent)
                .withBean(DynamoDbAsyncClient.class, () -> new FakeTable(true).client)
                .withPropertyValues(
                        "dynox.tables.users.partition-key=pk",
                        "dynox.rate-limit.write-units=100",
                        "dynox.rate-limit.shared.prefix=blue/",
                        "dynox.rate-limit.shared.timeout=20ms")
                .run(context -> {
                    context.getBean(SyncBatchOperations.class)
                            .batchWrite("users", List.of(Map.of("pk", "u1")), List.of());

                    assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("blue/"));
                    DynoxClient client = context.getBean(DynoxClient.class);
                    await().untilAsserted(() -> assertThat(client.snapshot().limits())
                            .anySatisfy(limit -> assertThat(Objects.requireNonNull(limit.sharing())
                                            .failure())
                                    .contains("20 ms")));
                });
    }

    private static final class SilentBucket implements CapacityBucket {

        @Override
        public CompletableFuture<Lease> lease(long units, Terms terms) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<?> giveBack(long units) {
            return CompletableFuture.completedFuture("done");
        }
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> new SharingProperties(null, Duration.ZERO, OnFailure.LOCAL, null))
                .hasMessageContaining("dynox.rate-limit.shared.timeout");
        assertThatThrownBy(() -> new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, 1.5))
                .hasMessageContaining("dynox.rate-limit.shared.share must be above 0 and at most 1, but is 1.5");
        assertThatThrownBy(() -> new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, 0.0))
                .hasMessageContaining("dynox.rate-limit.shared.share");
    }
}
