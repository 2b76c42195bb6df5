package io.dynox.autoconfigure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.autoconfigure.ProvesProperty;
import io.dynox.event.BatchListener;
import io.dynox.internal.report.Events;
import io.dynox.metrics.DynoxMeter;
import io.dynox.metrics.DynoxMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DynoxMetricsAutoConfigurationTest {

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxMetricsAutoConfiguration.class));
    private final ApplicationContextRunner runner =
            bare.withBean("registry", MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void metersAreBoundToEveryRegistry() {
        bare.withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
                .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    context.getBean(DynoxMetrics.class).getCompleted(new Events.GetCompleted("users", 3, 0, 0));

                    assertThat(context.getBean("one", MeterRegistry.class)
                                    .get("dynox.batch.items")
                                    .counter()
                                    .count())
                            .isEqualTo(3);
                    assertThat(context.getBean("two", MeterRegistry.class)
                                    .get("dynox.batch.items")
                                    .counter()
                                    .count())
                            .isEqualTo(3);
                });
    }

    @Test
    void thereAreNoMetersWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("dynoxMetrics"));
    }

    @Test
    void nobodyListensWithoutARegistry() {
        bare.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BatchListener.class));
    }

    @Test
    void registryOfSpringBootIsFoundWhateverTheOrder() {
        bare.withConfiguration(AutoConfigurations.of(
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class,
                        MetricsAutoConfiguration.class))
                .run(context -> assertThat(context).hasSingleBean(DynoxMetrics.class));
    }

    @Test
    @ProvesProperty("dynox.metrics.enabled")
    void propertyTurnsThemOff() {
        runner.withPropertyValues("dynox.metrics.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxMetrics.class));
        runner.withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxMetrics.class));
    }

    @Test
    void requestsAreTimedOnceAlthoughTheyAreObservedToo() {
        bare.withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
                .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    MeterRegistry registry = context.getBean("one", MeterRegistry.class);
                    registry.timer("dynox.request", "error", "none").record(Duration.ofMillis(1));
                    registry.timer("dynox.write", "error", "none").record(Duration.ofMillis(1));
                    registry.timer(DynoxMeter.REQUESTS.meterName()).record(Duration.ofMillis(1));

                    assertThat(registry.find("dynox.request").timer()).isNull();
                    assertThat(registry.find("dynox.write").timer()).isNotNull();
                    assertThat(registry.find("dynox.batch.requests").timer()).isNotNull();
                });
    }

    @Test
    void ownBeanIsUsedInstead() {
        DynoxMetrics own = new DynoxMetrics(1);
        runner.withBean("mine", DynoxMetrics.class, () -> own)
                .run(context -> assertThat(context).getBean(DynoxMetrics.class).isSameAs(own));
    }

    @Test
    @ProvesProperty("dynox.metrics.max-tables")
    void propertyLimitsTheTables() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        runner.withPropertyValues("dynox.metrics.max-tables=1").run(context -> {
            DynoxMetrics metrics = context.getBean(DynoxMetrics.class);
            metrics.bindTo(registry);
            metrics.getCompleted(new Events.GetCompleted("users", 1, 0, 0));
            metrics.getCompleted(new Events.GetCompleted("orders", 1, 0, 0));

            assertThat(registry.get("dynox.batch.items").counters())
                    .extracting(counter -> counter.getId().getTag("table"))
                    .containsExactlyInAnyOrder("users", "other");
        });
    }
}
