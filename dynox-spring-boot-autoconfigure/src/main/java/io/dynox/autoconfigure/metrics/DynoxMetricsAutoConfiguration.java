package io.dynox.autoconfigure.metrics;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.metrics.DynoxMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of Dynox's meters, which Spring Boot binds to every meter registry of the application. Where there is
 * none, nothing is measured.
 */
@AutoConfiguration(
        before = DynoxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(
        name = {"dynox.enabled", "dynox.metrics.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
public final class DynoxMetricsAutoConfiguration {

    /** Requests are timed by the meters of Dynox; their observations need not be timed a second time. */
    @Bean
    @ConditionalOnMissingBean(name = "dynoxRequestTimerFilter")
    static MeterFilter dynoxRequestTimerFilter() {
        return MeterFilter.denyNameStartsWith("dynox.request");
    }

    @Bean
    @ConditionalOnMissingBean
    DynoxMetrics dynoxMetrics(MetricsProperties properties) {
        return new DynoxMetrics(properties.maxTables());
    }
}
