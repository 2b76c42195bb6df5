package io.dynox.test;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.storage.Tables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * The provisioned capacity of tables and global indexes: each fills at the rate that its table says, up to what it saves for a burst,
 * and may be overdrawn by the request that empties it. Thread-safe.
 */
final class CapacityBuckets {

    /** What is drawn from: the capacity of a table, or of an index of it, for reads or for writes. */
    record Source(String table, @Nullable String index, boolean isWrite) {}

    private record Level(double units, Instant at) {}

    private final Object lock = new Object();
    private final Map<Source, Level> levels = new HashMap<>();
    private final Tables tables;
    private final Clock clock;
    private final Duration burst;

    /** Buckets that save capacity up for {@code burst}; null if capacity isn't limited. */
    static @Nullable CapacityBuckets of(Tables tables, Clock clock, @Nullable Duration burst) {
        return burst == null ? null : new CapacityBuckets(tables, clock, burst);
    }

    private CapacityBuckets(Tables tables, Clock clock, Duration burst) {
        this.tables = tables;
        this.clock = clock;
        this.burst = burst;
    }

    /** The reason that the service gives when there is nothing left. */
    ThrottlingReason reason(Source source) {
        Account account = tables.account();
        String index = source.index();
        return ThrottlingReason.builder()
                .reason((index == null ? "Table" : "Index") + (source.isWrite() ? "Write" : "Read")
                        + "ProvisionedThroughputExceeded")
                .resource(index == null ? account.ofTable(source.table()) : account.ofIndex(source.table(), index))
                .build();
    }

    /** Whether there is anything left; a table on demand always has. */
    boolean hasAny(Source source) {
        synchronized (lock) {
            return rate(source) == 0 || level(source) > 0;
        }
    }

    /** Takes units, more than there are if need be; negative ones are given back. */
    void take(Source source, double units) {
        synchronized (lock) {
            if (rate(source) > 0) {
                levels.put(source, new Level(level(source) - units, clock.instant()));
            }
        }
    }

    private double level(Source source) {
        Instant now = clock.instant();
        double most = rate(source) * seconds(burst);
        Level last = levels.get(source);
        return last == null
                ? most
                : Math.min(most, last.units() + rate(source) * seconds(Duration.between(last.at(), now)));
    }

    /** Units per second; 0 for no limit. */
    private long rate(Source source) {
        TableDescription table = tables.definition(source.table());
        if (table == null) {
            return 0;
        }
        ProvisionedThroughputDescription throughput = source.index() == null
                ? table.provisionedThroughput()
                : table.globalSecondaryIndexes().stream()
                        .filter(index -> index.indexName().equals(source.index()))
                        .map(GlobalSecondaryIndexDescription::provisionedThroughput)
                        .findFirst()
                        .orElse(null);
        if (throughput == null) {
            return 0;
        }
        return source.isWrite() ? throughput.writeCapacityUnits() : throughput.readCapacityUnits();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / (double) Duration.ofSeconds(1).toNanos();
    }
}
