package io.dynox.observation;

import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an observed operation. Thread-safe. */
public final class DynoxOperationContext extends Observation.Context {

    private final OperationStarted started;
    private volatile @Nullable OperationEnded ended;

    DynoxOperationContext(OperationStarted started) {
        this.started = started;
    }

    /** Returns how the operation began: the table, and what was asked for. */
    public OperationStarted started() {
        return started;
    }

    /** Returns how the operation ended: the counts; empty until it has ended. */
    public Optional<OperationEnded> ended() {
        return Optional.ofNullable(ended);
    }

    void end(OperationEnded event) {
        this.ended = event;
    }
}
