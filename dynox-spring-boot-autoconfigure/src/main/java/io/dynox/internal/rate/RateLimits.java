package io.dynox.internal.rate;

import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.RateLimitChanged;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Snapshots;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate limits of an application: for all tables together, and for single ones. They may be changed while requests are
 * under way.
 *
 * <p>Thread-safe.
 */
public final class RateLimits implements Pacers {

    /**
     * Limits of writes and reads.
     *
     * @param write the limit of writes; null for none
     * @param read the limit of reads; null for none
     */
    public record ReadWrite(
            @Nullable RateLimit write, @Nullable RateLimit read) {

        /** These limits with one of them set. */
        public ReadWrite with(Operation operation, RateLimit limit) {
            return operation.isWrite() ? new ReadWrite(limit, read) : new ReadWrite(write, limit);
        }
    }

    /** What a limit is for; without a table, for all of them. */
    private record Scope(@Nullable String table, Operation operation) {
        /** All reads spend from one limit, and all writes. */
        private Scope {
            operation = operation.isWrite() ? Operation.BATCH_WRITE : Operation.BATCH_GET;
        }

        String name() {
            String kind = operation == Operation.BATCH_WRITE ? "write" : "read";
            return table == null ? kind : kind + ":" + table;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    private final LongSupplier nanoTime;
    private final CapacityBucket.@Nullable Provider buckets;
    private final Map<Scope, LimitPacer> inForce = new ConcurrentHashMap<>();
    private final List<Consumer<RateLimitChanged>> listeners = new CopyOnWriteArrayList<>();
    /** Held only while a limit changes, so a provider may take its time. */
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * Creates the limits.
     *
     * @param buckets makes the buckets of fixed limits; null for buckets of this process
     * @param global for all tables together
     * @param tables for single tables, by name
     */
    public RateLimits(
            LongSupplier nanoTime,
            CapacityBucket.@Nullable Provider buckets,
            ReadWrite global,
            Map<String, ReadWrite> tables) {
        this.nanoTime = nanoTime;
        this.buckets = buckets;
        begin(null, global);
        tables.forEach(this::begin);
    }

    @Override
    public Pacer pacer(String lane, Operation operation) {
        Scope own = new Scope(lane, operation);
        Scope global = new Scope(null, operation);
        return new LanePacer(() -> {
            LimitPacer forAll = inForce.get(global);
            LimitPacer forTable = inForce.get(own);
            if (forAll == null) {
                return forTable == null ? List.of() : List.of(forTable);
            }
            return forTable == null ? List.of(forAll) : List.of(forAll, forTable);
        });
    }

    @Override
    public List<EngineSnapshot.Limit> limits() {
        List<EngineSnapshot.Limit> limits = new ArrayList<>();
        inForce.forEach((scope, pacer) -> limits.add(
                new Snapshots.Limit(scope.table(), scope.operation(), pacer.limit(), pacer.unitsPerSecond())));
        return limits;
    }

    @Override
    public void onChange(Consumer<RateLimitChanged> listener) {
        listeners.add(listener);
    }

    /**
     * Sets, changes or ends a limit. It holds from the next request on: who waits for the old limit goes at once, so that
     * one request for each table may go ahead of its turn. What is owed stays owed, at the new rate, as long as the
     * bucket is one of this process; a {@link CapacityBucket.Provider} is asked for the bucket of the new limit.
     *
     * @param table the name of a table; null for the limit of all tables together
     * @param operation what is limited; the limit of batch gets is that of scans as well
     * @param limit the new limit; null for none
     */
    @Override
    public void change(@Nullable String table, Operation operation, @Nullable RateLimit limit) {
        Scope scope = new Scope(table, operation);
        changing.lock();
        try {
            if (limit == null) {
                inForce.remove(scope);
            } else {
                inForce.put(scope, pacer(scope, limit, inForce.get(scope)));
            }
        } finally {
            changing.unlock();
        }
        LOG.info("Rate limit '{}' is now {}", scope.name(), limit == null ? "off" : limit);
        RateLimitChanged change = new Events.RateLimitChanged(table, scope.operation(), limit);
        listeners.forEach(listener -> listener.accept(change));
    }

    private void begin(@Nullable String table, ReadWrite limits) {
        begin(new Scope(table, Operation.BATCH_WRITE), limits.write());
        begin(new Scope(table, Operation.BATCH_GET), limits.read());
    }

    private void begin(Scope scope, @Nullable RateLimit limit) {
        if (limit != null) {
            inForce.put(scope, pacer(scope, limit, null));
        }
    }

    private LimitPacer pacer(Scope scope, RateLimit limit, @Nullable LimitPacer former) {
        LocalBucket bucket = former == null ? null : former.localBucket();
        if (limit instanceof RateLimit.Fixed fixed) {
            return new FixedPacer(scope.name(), fixed, bucket(scope, fixed, bucket));
        }
        if (limit instanceof RateLimit.Adaptive adaptive) {
            return former == null || bucket == null
                    ? new AdaptivePacer(adaptive, nanoTime)
                    : new AdaptivePacer(adaptive, nanoTime, bucket, former.unitsPerSecond());
        }
        throw new IllegalArgumentException("limit of unknown kind: " + limit);
    }

    private CapacityBucket bucket(Scope scope, RateLimit.Fixed limit, @Nullable LocalBucket former) {
        if (buckets != null) {
            return buckets.bucket(scope.name(), limit);
        }
        if (former == null) {
            return new LocalBucket(limit, nanoTime);
        }
        former.change(limit);
        return former;
    }
}
