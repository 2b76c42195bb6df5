package io.dynox.autoconfigure.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.OperationKind;
import io.dynox.autoconfigure.ProvesProperty;
import io.dynox.autoconfigure.context.DynoxContextPropagationAutoConfiguration;
import io.dynox.event.CallerContext;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.report.Events;
import io.dynox.observation.DynoxObservations;
import io.dynox.observation.DynoxOperationContext;
import io.dynox.observation.DynoxOperationConvention;
import io.dynox.observation.ThreadLocalsContext;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DynoxTracingAutoConfigurationTest {

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DynoxTracingAutoConfiguration.class, DynoxContextPropagationAutoConfiguration.class));
    private final ApplicationContextRunner withRegistry =
            runner.withBean("registry", ObservationRegistry.class, () -> registry);

    @Test
    void operationsAreObservedInTheRegistryOfTheApplication() {
        withRegistry.run(context -> {
            observeOne(context.getBean(DynoxObservations.class), "users");

            TestObservationRegistryAssert.assertThat(registry)
                    .hasObservationWithNameEqualTo("dynox.write")
                    .that()
                    .hasBeenStarted()
                    .hasBeenStopped()
                    .hasLowCardinalityKeyValue("db.collection.name", "users");
        });
    }

    @Test
    void registryThatSpringBootMakesIsFound() {
        runner.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
                .run(context -> assertThat(context).hasSingleBean(DynoxObservations.class));
    }

    @Test
    void nothingIsObservedWithoutARegistry() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DynoxObservations.class));
    }

    @Test
    void nothingIsObservedWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("dynoxObservations")
                        .doesNotHaveBean(CallerContext.class));
    }

    @Test
    @ProvesProperty("dynox.tracing.enabled")
    void propertyTurnsItOff() {
        withRegistry
                .withPropertyValues("dynox.tracing.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DynoxObservations.class));
        withRegistry
                .withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(DynoxObservations.class)
                        .doesNotHaveBean(CallerContext.class));
    }

    @Test
    void conventionOfTheApplicationNamesTheObservations() {
        DynoxOperationConvention own = new DynoxOperationConvention() {
            @Override
            public KeyValues getLowCardinalityKeyValues(DynoxOperationContext context) {
                return KeyValues.of(KeyValue.of("mine", context.started().table()));
            }
        };
        withRegistry.withBean("own", DynoxOperationConvention.class, () -> own).run(context -> {
            observeOne(context.getBean(DynoxObservations.class), "users");

            TestObservationRegistryAssert.assertThat(registry)
                    .hasObservationWithNameEqualTo("dynox.write")
                    .that()
                    .hasLowCardinalityKeyValue("mine", "users")
                    .doesNotHaveLowCardinalityKeyValueWithKey("db.collection.name");
        });
    }

    @Test
    void propertyLimitsTheTablesOfLowCardinality() {
        withRegistry.withPropertyValues("dynox.metrics.max-tables=1").run(context -> {
            observeOne(context.getBean(DynoxObservations.class), "users");
            observeOne(context.getBean(DynoxObservations.class), "orders");

            TestObservationRegistryAssert.assertThat(registry)
                    .hasAnObservationWithAKeyValue("db.collection.name", "users")
                    .hasAnObservationWithAKeyValue("db.collection.name", "other");
        });
    }

    @Test
    void threadsOfCallersAreCapturedWhereContextPropagationIs() {
        runner.run(context -> assertThat(context).hasSingleBean(ThreadLocalsContext.class));
        runner.withClassLoader(new FilteredClassLoader(ContextSnapshotFactory.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CallerContext.class));
    }

    private static void observeOne(DynoxObservations observations, String table) {
        observations
                .operationStarted(new Events.OperationStarted(table, OperationKind.WRITE, OptionalLong.empty()))
                .operationEnded(new Events.OperationEnded(
                        table, OperationKind.WRITE, Duration.ZERO, 0, 0, 0, new Counts.Writes(0, 0, 0, 0), null));
    }
}
