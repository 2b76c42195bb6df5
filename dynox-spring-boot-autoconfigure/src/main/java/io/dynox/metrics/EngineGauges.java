package io.dynox.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.WriteAccount;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.metrics.RegistryMeters.Series;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The values of all gauges, out of one look at the engines. A look serves all gauges of a publication: it is as old as a
 * fifth of a second at most. Only what a look copied is kept, no writer. Thread-safe.
 */
final class EngineGauges {

    /** The table of a limit for all tables: no table can have that name. */
    static final String ALL_TABLES = "*";

    private static final long FRESH_NANOS = 200_000_000;

    private final LongSupplier nanoTime;
    private final UnaryOperator<String> tableTag;
    private final List<EngineInsight> engines = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private Map<Series, Double> values = Map.of();

    @GuardedBy("this")
    private long lookedNanos;

    /** Gauges of no engine; {@code tableTag} makes tags of table names. */
    EngineGauges(LongSupplier nanoTime, UnaryOperator<String> tableTag) {
        this.nanoTime = nanoTime;
        this.tableTag = tableTag;
        this.lookedNanos = nanoTime.getAsLong() - FRESH_NANOS;
    }

    void add(EngineInsight engine) {
        engines.add(engine);
    }

    void remove(EngineInsight engine) {
        engines.remove(engine);
    }

    /** The gauges that have a value now. */
    Collection<Series> series() {
        return look().keySet();
    }

    /** Zero for what is not there any more. */
    synchronized double value(Series series) {
        if (nanoTime.getAsLong() - lookedNanos >= FRESH_NANOS) {
            values = look();
            lookedNanos = nanoTime.getAsLong();
        }
        return values.getOrDefault(series, 0.0);
    }

    /** The gauges of a table that has a writer. */
    static List<Series> ofWriters(String table) {
        return List.of(
                new Series(DynoxMeter.OPEN_WRITERS, table),
                new Series(DynoxMeter.BUFFERED_ITEMS, table, "buffered"),
                new Series(DynoxMeter.BUFFERED_ITEMS, table, "in_flight"),
                new Series(DynoxMeter.BUFFERED_ITEMS, table, "waiting_retry"),
                new Series(DynoxMeter.BUFFERED_BYTES, table),
                new Series(DynoxMeter.OLDEST_WRITE, table));
    }

    /** The gauges of a table that requests of one kind go to. */
    static List<Series> ofRequests(String table, Operation operation) {
        return List.of(
                new Series(DynoxMeter.ACTIVE_REQUESTS, table, DynoxMetrics.tag(operation)),
                new Series(DynoxMeter.WINDOW, table, DynoxMetrics.tag(operation)));
    }

    /** The gauges of a rate limit; those of sharing have no value where it isn't shared. */
    static List<Series> ofLimit(String table, Operation operation) {
        String tag = DynoxMetrics.tag(operation);
        return List.of(
                new Series(DynoxMeter.RATE_LIMIT, table, tag),
                new Series(DynoxMeter.STORE, table, tag),
                new Series(DynoxMeter.INSTANCES, table, tag));
    }

    private Map<Series, Double> look() {
        Map<Series, Double> seen = new HashMap<>();
        for (EngineInsight engine : engines) {
            EngineSnapshot snapshot = engine.snapshot();
            add(seen, 1, DynoxMeter.CLIENTS, engine.transport());
            snapshot.writers().forEach(writer -> look(writer, seen));
            snapshot.lanes().forEach(lane -> look(lane, seen));
            snapshot.limits().forEach(limit -> {
                String table = limit.table() == null ? ALL_TABLES : tableTag.apply(limit.table());
                String operation = DynoxMetrics.tag(limit.operation());
                seen.merge(new Series(DynoxMeter.RATE_LIMIT, table, operation), limit.unitsPerSecond(), Double::sum);
                EngineSnapshot.Sharing sharing = limit.sharing();
                if (sharing != null) {
                    seen.merge(new Series(DynoxMeter.STORE, table, operation), sharing.isUp() ? 1.0 : 0.0, Math::min);
                    seen.merge(
                            new Series(DynoxMeter.INSTANCES, table, operation),
                            (double) sharing.instances(),
                            Math::max);
                }
            });
        }
        return seen;
    }

    private void look(EngineSnapshot.Writer writer, Map<Series, Double> seen) {
        String table = tableTag.apply(writer.table());
        WriteAccount account = writer.account();
        add(seen, 1, DynoxMeter.OPEN_WRITERS, table);
        add(seen, account.buffered(), DynoxMeter.BUFFERED_ITEMS, table, "buffered");
        add(seen, account.inFlight(), DynoxMeter.BUFFERED_ITEMS, table, "in_flight");
        add(seen, account.waitingRetry(), DynoxMeter.BUFFERED_ITEMS, table, "waiting_retry");
        add(seen, writer.heldBytes(), DynoxMeter.BUFFERED_BYTES, table);
        seen.merge(
                new Series(DynoxMeter.OLDEST_WRITE, table),
                (double) writer.oldestWait().toNanos(),
                Math::max);
    }

    private void look(EngineSnapshot.Lane lane, Map<Series, Double> seen) {
        String table = tableTag.apply(lane.table());
        String operation = DynoxMetrics.tag(lane.operation());
        add(seen, lane.requestsInFlight(), DynoxMeter.ACTIVE_REQUESTS, table, operation);
        add(seen, lane.window(), DynoxMeter.WINDOW, table, operation);
    }

    private static void add(Map<Series, Double> seen, long value, DynoxMeter meter, String... tags) {
        seen.merge(new Series(meter, tags), (double) value, Double::sum);
    }
}
