package io.dynox.internal.rate;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.Printable;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.GuardedRuntime;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Snapshots;
import io.dynox.rate.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate limits of an application: for all tables together, and for single ones; of this process alone, or shared with
 * other instances. They may be changed while requests are under way. Thread-safe.
 */
public final class RateLimits implements Pacers, AutoCloseable {

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

    /** Whoever may change limits may name any table, so their number is bounded. */
    private static final int MAX_LIMITS = 1_000;

    private final EngineRuntime runtime;
    private final @Nullable SharedStore store;
    private final Map<Scope, LimitPacer> inForce = new ConcurrentHashMap<>();
    private final Map<Scope, LeaseDesk> desks = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile BatchListener listener = new BatchListener() {};

    /** Creates limits of this process alone. */
    public RateLimits(EngineRuntime runtime, ReadWrite global, Map<String, ReadWrite> tables) {
        this(runtime, null, global, tables);
    }

    /**
     * Creates the limits.
     *
     * @param store shares them with other instances; null for limits of this process alone
     * @param global for all tables together
     * @param tables for single tables, by name
     */
    public RateLimits(
            EngineRuntime runtime, @Nullable SharedStore store, ReadWrite global, Map<String, ReadWrite> tables) {
        this.runtime = GuardedRuntime.of(runtime);
        this.store = store;
        begin(null, global);
        tables.forEach(this::begin);
    }

    @Override
    public Pacer pacer(String lane, Operation operation) {
        Scope own = new Scope(lane, operation);
        Scope global = new Scope(null, operation);
        return new LanePacer(() -> {
            LimitPacer forTable = inForce.get(own);
            LimitPacer forAll = inForce.get(global);
            if (forTable == null) {
                return forAll == null ? List.of() : List.of(forAll);
            }
            return forAll == null ? List.of(forTable) : List.of(forTable, forAll);
        });
    }

    @Override
    public List<EngineSnapshot.Limit> limits() {
        List<EngineSnapshot.Limit> limits = new ArrayList<>();
        inForce.forEach((scope, pacer) -> limits.add(new Snapshots.Limit(
                scope.table(), scope.operation(), pacer.limit(), pacer.unitsPerSecond(), pacer.sharing())));
        return limits;
    }

    @Override
    public void listener(BatchListener receiver) {
        listener = receiver;
    }

    /**
     * Sets, changes or ends a limit. What is owed stays owed, and whoever waits, waits at the new rate from now on. A shared
     * limit changes for all instances; if several change it, the last one wins.
     *
     * @param table the name of a table; null for the limit of all tables together
     * @param operation what is limited; the limit of batch gets is that of scans as well
     * @param limit the new limit; null for none
     * @throws IllegalStateException when there are 1,000 limits already, and this is a further one
     */
    @Override
    public void change(@Nullable String table, Operation operation, @Nullable RateLimit limit) {
        Scope scope = new Scope(table, operation);
        LimitPacer former;
        changing.lock();
        try {
            former = limit == null ? inForce.remove(scope) : inForce.get(scope);
            if (limit != null && former == null) {
                checkRoom(scope);
                inForce.put(scope, pacer(scope, limit));
            }
        } finally {
            changing.unlock();
        }
        if (former != null && limit != null) {
            former.change(limit);
        } else if (former != null) {
            former.end();
        }
        LOG.info("Rate limit '{}' is now {}", Printable.of(scope.name()), limit == null ? "off" : limit);
        listener.rateLimitChanged(new Events.RateLimitChanged(table, scope.operation(), limit));
    }

    /** The desks of ended limits stay, as something may still be given back at them. */
    private void checkRoom(Scope scope) {
        Set<Scope> held = store == null ? inForce.keySet() : desks.keySet();
        if (held.size() >= MAX_LIMITS && !held.contains(scope)) {
            throw new IllegalStateException("There are " + held.size() + " rate limits already, and " + MAX_LIMITS
                    + " are the most that may be set at run time: end those of tables that aren't used");
        }
    }

    /** Ends the limits without waiting: whoever waits for one may go, and what was leased and not spent is given back. */
    public void end() {
        inForce.values().forEach(LimitPacer::end);
    }

    /** Ends the limits: gives back what was leased and not spent, and waits for that no longer than a call may take. */
    @Override
    public void close() {
        end();
        desks.values().forEach(LeaseDesk::awaitReturns);
    }

    private void begin(@Nullable String table, ReadWrite limits) {
        begin(new Scope(table, Operation.BATCH_WRITE), limits.write());
        begin(new Scope(table, Operation.BATCH_GET), limits.read());
    }

    private void begin(Scope scope, @Nullable RateLimit limit) {
        if (limit != null) {
            inForce.put(scope, pacer(scope, limit));
        }
    }

    private LimitPacer pacer(Scope scope, RateLimit limit) {
        SharedStore shared = store;
        return shared == null
                ? LimitPacer.own(runtime, limit)
                : LimitPacer.shared(runtime, limit, desks.computeIfAbsent(scope, any -> desk(shared, scope)));
    }

    private LeaseDesk desk(SharedStore shared, Scope scope) {
        return new LeaseDesk(shared, scope.name(), scope.table(), scope.operation(), runtime, () -> listener);
    }
}
