package io.dynox.rate;

import io.dynox.BatchListener.Operation;
import io.dynox.CapacityBucket;
import io.dynox.RateLimit;
import io.dynox.engine.Pacer;
import io.dynox.engine.Pacers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rate limits of an application: for all tables together, and for single ones.
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
            @Nullable RateLimit write, @Nullable RateLimit read) {}

    private final LongSupplier nanoTime;
    private final CapacityBucket.Provider buckets;
    private final ReadWrite global;
    private final Map<String, ReadWrite> tables;
    private final Map<String, Pacer> shared = new ConcurrentHashMap<>();

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
        this.buckets = buckets != null ? buckets : (name, limit) -> new LocalBucket(limit, nanoTime);
        this.global = global;
        this.tables = Map.copyOf(tables);
    }

    @Override
    public Pacer pacer(String lane, Operation operation) {
        List<Pacer> pacers = new ArrayList<>();
        boolean isWrite = operation == Operation.BATCH_WRITE;
        String kind = isWrite ? "write" : "read";
        RateLimit forAll = isWrite ? global.write() : global.read();
        if (forAll != null) {
            pacers.add(shared.computeIfAbsent(kind, name -> pacer(name, forAll)));
        }
        ReadWrite own = tables.get(lane);
        RateLimit forTable = own == null ? null : isWrite ? own.write() : own.read();
        if (forTable != null) {
            pacers.add(shared.computeIfAbsent(kind + ":" + lane, name -> pacer(name, forTable)));
        }
        return Pacer.all(pacers);
    }

    private Pacer pacer(String name, RateLimit limit) {
        if (limit instanceof RateLimit.Fixed fixed) {
            return new FixedPacer(name, buckets.bucket(name, fixed));
        }
        if (limit instanceof RateLimit.Adaptive adaptive) {
            return new AdaptivePacer(adaptive, nanoTime);
        }
        throw new IllegalArgumentException("limit of unknown kind: " + limit);
    }
}
