package io.dynox.observation;

import io.dynox.event.BatchListener;
import io.dynox.event.OperationStarted;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Turns operations and their requests into the observations of {@link DynoxObservation}. The current observation of the
 * caller is the parent of its operation, from whatever threads the requests leave.
 *
 * <p>Thread-safe.
 */
public final class DynoxObservations implements BatchListener {

    private final ObservationRegistry registry;
    private final DynoxOperationConvention operations;
    private final DynoxRequestConvention requests;

    /**
     * Creates observations.
     *
     * @param registry where they are registered; a no-op registry makes them cost nothing
     * @param operations names those of operations
     * @param requests names those of requests
     */
    public DynoxObservations(
            ObservationRegistry registry, DynoxOperationConvention operations, DynoxRequestConvention requests) {
        this.registry = registry;
        this.operations = operations;
        this.requests = requests;
    }

    @Override
    public BatchListener operationStarted(OperationStarted event) {
        return registry.isNoop() ? this : ObservedOperation.begin(this, event, registry.getCurrentObservation());
    }

    Observation start(OperationStarted event, DynoxOperationContext context, @Nullable Observation parent) {
        Observation observation =
                DynoxObservation.of(event.kind()).observation(null, operations, () -> context, registry);
        return start(observation, parent);
    }

    Observation start(DynoxRequestContext context, @Nullable Observation parent) {
        return start(DynoxObservation.REQUEST.observation(null, requests, () -> context, registry), parent);
    }

    @Nullable
    Observation current() {
        return registry.getCurrentObservation();
    }

    /** Starts an observation with its parent in scope: tracers take what is current for the parent as well. */
    private Observation start(Observation observation, @Nullable Observation parent) {
        observation.parentObservation(parent);
        if (registry.getCurrentObservation() == parent) {
            return observation.start();
        }
        Observation scoped = parent != null ? parent : new NullObservation(registry);
        Runnable start = observation::start;
        scoped.scoped(start);
        return observation;
    }
}
