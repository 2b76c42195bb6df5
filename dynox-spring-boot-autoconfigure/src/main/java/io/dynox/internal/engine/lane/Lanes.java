package io.dynox.internal.engine.lane;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lanes by table. A lane outlives its users, so that what it learned about the table isn't lost between two batches;
 * of the idle ones only the most recently used are kept. Thread-safe.
 */
public final class Lanes {

    private static final int KEPT_IDLE = 256;

    private final EngineRuntime runtime;
    private final int ceiling;
    private final long attemptNanos;
    private final Operation operation;
    private final Pacers pacers;
    private final BatchListener listener;
    private final Map<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Creates the lanes of one kind of request.
     *
     * @param ceiling the most requests in flight for a table
     * @param attemptNanos how long a request may take
     */
    public Lanes(
            EngineRuntime runtime,
            int ceiling,
            long attemptNanos,
            Operation operation,
            Pacers pacers,
            BatchListener listener) {
        this.runtime = runtime;
        this.ceiling = ceiling;
        this.attemptNanos = attemptNanos;
        this.operation = operation;
        this.pacers = pacers;
        this.listener = listener;
    }

    /** The lane of a table, with one user more; give it back with {@link Lane#part}. */
    public synchronized Lane join(String table) {
        Lane lane = lanes.computeIfAbsent(table, this::open);
        lane.join();
        evictIdle();
        return lane;
    }

    public List<EngineSnapshot.Lane> snapshot() {
        Map<String, Lane> all;
        synchronized (this) {
            all = Map.copyOf(lanes);
        }
        List<EngineSnapshot.Lane> snapshots = new ArrayList<>(all.size());
        all.forEach((table, lane) -> snapshots.add(lane.snapshot(table, operation)));
        return snapshots;
    }

    private Lane open(String table) {
        return new Lane(
                runtime,
                ceiling,
                attemptNanos,
                pacers.pacer(table, operation),
                wait -> listener.rateLimited(new Events.RateLimited(table, operation, wait)));
    }

    private void evictIdle() {
        Iterator<Lane> eldestFirst = lanes.values().iterator();
        while (lanes.size() > KEPT_IDLE && eldestFirst.hasNext()) {
            if (eldestFirst.next().isIdle()) {
                eldestFirst.remove();
            }
        }
    }
}
