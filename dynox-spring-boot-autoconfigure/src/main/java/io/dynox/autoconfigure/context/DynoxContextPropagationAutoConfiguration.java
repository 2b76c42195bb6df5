package io.dynox.autoconfigure.context;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.observation.ThreadLocalsContext;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what Dynox takes along of callers' threads, where Micrometer's context propagation is there. */
@AutoConfiguration(before = DynoxAutoConfiguration.class)
@ConditionalOnClass(ContextSnapshotFactory.class)
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
public final class DynoxContextPropagationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ThreadLocalsContext dynoxThreadLocalsContext() {
        return new ThreadLocalsContext(
                ContextSnapshotFactory.builder().clearMissing(true).build());
    }
}
