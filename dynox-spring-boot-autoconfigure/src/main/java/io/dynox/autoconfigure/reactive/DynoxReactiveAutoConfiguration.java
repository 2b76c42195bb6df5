package io.dynox.autoconfigure.reactive;

import io.dynox.BatchOperations;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.reactive.ReactiveBatchOperations;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;

/** Auto-configuration of the batch operations as {@code Mono} and {@code Flux}, where Reactor is there. */
@AutoConfiguration(after = DynoxAutoConfiguration.class)
@ConditionalOnClass(Flux.class)
@ConditionalOnSingleCandidate(BatchOperations.class)
public final class DynoxReactiveAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReactiveBatchOperations dynoxReactiveBatchOperations(BatchOperations operations) {
        return ReactiveBatchOperations.of(operations);
    }
}
