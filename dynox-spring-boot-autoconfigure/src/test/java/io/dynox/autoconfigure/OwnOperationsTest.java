package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.autoconfigure.actuate.DynoxEndpoint;
import io.dynox.client.DynoxClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What an application brings itself isn't made, and what it would need isn't asked for. */
class OwnOperationsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withInitializer(new StartCheck())
            .withBean(SimpleMeterRegistry.class)
            .withBean(ObservationRegistry.class, ObservationRegistry::create)
            .withPropertyValues("management.endpoints.web.exposure.include=*")
            .withSystemProperties("aws.disableEc2Metadata=true");

    @Test
    void ownOperationsNeedNoRegionNorCredentials(@TempDir Path files) {
        BatchOperations operations = mock(BatchOperations.class);
        SyncBatchOperations sync = mock(SyncBatchOperations.class);
        when(operations.sync()).thenReturn(sync);

        withoutRegion(files)
                .withBean("mine", BatchOperations.class, () -> operations)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .getBean(SyncBatchOperations.class)
                            .isSameAs(sync);
                    assertThat(context.getBeanFactory().containsSingleton("dynoxClient"))
                            .isFalse();
                    assertThat(context.getBean(DynoxEndpoint.class).describe().clients())
                            .isEmpty();
                    assertThat(Objects.requireNonNull(context.getBean("dynoxHealthContributor", HealthIndicator.class)
                                            .health())
                                    .getStatus())
                            .isEqualTo(Status.UP);
                });
    }

    @Test
    void ownClientNeedsNoRegion(@TempDir Path files) {
        withoutRegion(files)
                .withBean(
                        "mine",
                        DynoxClient.class,
                        () -> DynoxClient.builder(mock(DynamoDbAsyncClient.class))
                                .name("imports")
                                .build())
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(BatchOperations.class);
                    assertThat(new StartedClients(context.getBeanFactory()).byName())
                            .containsOnlyKeys("imports");
                });
    }

    @Test
    void withoutOwnOperationsAMissingRegionStillStopsTheStart(@TempDir Path files) {
        withoutRegion(files).run(context -> assertThat(context).hasFailed());
    }

    private ApplicationContextRunner withoutRegion(Path files) {
        return runner.withSystemProperties(
                "aws.configFile=" + files.resolve("config"),
                "aws.sharedCredentialsFile=" + files.resolve("credentials"));
    }
}
