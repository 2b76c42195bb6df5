package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.sample.SampleProperties.Faults;
import io.dynox.test.InMemoryDynamoDb;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(InMemoryConfiguration.class);

    @Test
    void withoutSettingsTheSampleRunsInMemory() {
        context.run(started -> assertThat(started).hasSingleBean(InMemoryDynamoDb.class));
    }

    @Test
    void anEndpointOrARegionIsUsedAsItIsSet() {
        context.withPropertyValues("dynox.endpoint=http://localhost:8000")
                .run(started -> assertThat(started).doesNotHaveBean(InMemoryDynamoDb.class));
        context.withPropertyValues("dynox.region=eu-central-1")
                .run(started -> assertThat(started).doesNotHaveBean(InMemoryDynamoDb.class));
    }

    @Test
    void whatIsSaidOutrightWins() {
        context.withPropertyValues("sample.in-memory=false")
                .run(started -> assertThat(started).doesNotHaveBean(InMemoryDynamoDb.class));
        context.withPropertyValues("sample.in-memory=true", "dynox.region=eu-central-1")
                .run(started -> assertThat(started).hasSingleBean(InMemoryDynamoDb.class));
    }

    @Test
    void faultsNeedTheInMemoryDynamoDb() {
        SampleProperties properties =
                new SampleProperties("cities", false, null, true, 1, new Faults(0.3, Duration.ofSeconds(2)));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new FaultMode(properties, new FaultBoard(Optional.empty())))
                .withMessageContaining("sample.in-memory=true");
    }

    @Test
    void anImportOfNoRowsIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new SampleProperties("cities", null, null, true, 0, new Faults(0, Duration.ZERO)))
                .withMessageContaining("sample.rows must be at least 1");
    }

    @Test
    void faultsOutOfRangeAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Faults(1, Duration.ZERO))
                .withMessageContaining("sample.faults.unprocessed");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Faults(0, Duration.ofSeconds(-1)))
                .withMessageContaining("sample.faults.throttle-for");
    }
}
