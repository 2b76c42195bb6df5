package io.dynox.observation;

import io.dynox.event.CallerContext;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Takes along what Micrometer's context propagation knows of the caller's thread: the current observation, and every thread
 * local that an accessor is registered for.
 *
 * <p>Immutable.
 */
public final class ThreadLocalsContext implements CallerContext {

    private final ContextSnapshotFactory snapshots;

    /**
     * Creates the context.
     *
     * @param snapshots captures threads; should clear what is missing, so that nothing of a foreign thread passes for the
     *     caller's
     */
    public ThreadLocalsContext(ContextSnapshotFactory snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Snapshot capture() {
        ContextSnapshot captured = snapshots.captureAll();
        return task -> captured.wrap(task).run();
    }
}
