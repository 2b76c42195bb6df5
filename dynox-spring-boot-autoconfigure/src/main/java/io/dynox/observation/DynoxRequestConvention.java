package io.dynox.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of requests. A bean of this type takes the place of {@link DefaultDynoxRequestConvention}.
 *
 * <p>Implementations are thread-safe.
 */
public interface DynoxRequestConvention extends ObservationConvention<DynoxRequestContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof DynoxRequestContext;
    }
}
