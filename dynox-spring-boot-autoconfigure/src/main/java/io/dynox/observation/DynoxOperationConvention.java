package io.dynox.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of operations. A bean of this type takes the place of {@link DefaultDynoxOperationConvention}.
 *
 * <p>Implementations are thread-safe.
 */
public interface DynoxOperationConvention extends ObservationConvention<DynoxOperationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof DynoxOperationContext;
    }
}
