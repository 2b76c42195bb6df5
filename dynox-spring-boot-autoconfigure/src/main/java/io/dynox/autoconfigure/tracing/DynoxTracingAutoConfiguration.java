package io.dynox.autoconfigure.tracing;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.metrics.MetricsProperties;
import io.dynox.observation.DefaultDynoxOperationConvention;
import io.dynox.observation.DefaultDynoxRequestConvention;
import io.dynox.observation.DynoxObservations;
import io.dynox.observation.DynoxOperationConvention;
import io.dynox.observation.DynoxRequestConvention;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of Dynox's observations, where the application has a registry for them. */
@AutoConfiguration(
        before = DynoxAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(
        name = {"dynox.enabled", "dynox.tracing.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties({TracingProperties.class, MetricsProperties.class})
public final class DynoxTracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DynoxObservations dynoxObservations(
            ObservationRegistry registry,
            MetricsProperties metrics,
            ObjectProvider<DynoxOperationConvention> operations,
            ObjectProvider<DynoxRequestConvention> requests) {
        int maxTables = metrics.maxTables();
        return new DynoxObservations(
                registry,
                operations.getIfAvailable(() -> new DefaultDynoxOperationConvention(maxTables)),
                requests.getIfAvailable(() -> new DefaultDynoxRequestConvention(maxTables)));
    }
}
