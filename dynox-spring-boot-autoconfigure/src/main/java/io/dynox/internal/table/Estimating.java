package io.dynox.internal.table;

import io.dynox.InvalidItemException;
import io.dynox.WriteEstimate;
import io.dynox.WriteMode;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.WriteCosts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Adds up what the items of one subscription would take. Not thread-safe; signals come one after the other. */
final class Estimating<T> implements Subscriber<T> {

    private static final int DEMAND = 256;
    private static final int MOST_WRITES = 25;
    private static final long MOST_REQUEST_BYTES = 16L << 20;

    private final TableModel<T> model;
    private final WriteMode mode;
    private final ItemWriteCodec<T> codec;
    private final @Nullable TableKeyReader keys;
    private final WriteCosts costs;
    private final OptionalDouble limitedUnits;
    private final List<InvalidItemException> problems = new ArrayList<>();
    private final CompletableFuture<WriteEstimate> result = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long received;
    private long items;
    private long refused;
    private long bytes;
    private long units;
    private long requests;
    private long openWrites = MOST_WRITES;
    private long openBytes;

    /**
     * Begins.
     *
     * @param known the key of the table; null if nobody may tell it
     */
    Estimating(
            TableModel<T> model,
            WriteMode mode,
            @Nullable TableKeys known,
            WriteCosts costs,
            OptionalDouble limitedUnits) {
        this.model = model;
        this.mode = mode;
        this.codec = new ItemWriteCodec<>(model);
        this.keys = known == null ? null : new TableKeyReader(model.table(), known);
        this.costs = costs;
        this.limitedUnits = limitedUnits;
    }

    CompletableFuture<WriteEstimate> result() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(DEMAND);
    }

    @Override
    public void onNext(T item) {
        take(item);
        if (++received % (DEMAND / 2) == 0) {
            Objects.requireNonNull(subscription).request(DEMAND / 2);
        }
    }

    /** Adds an item. */
    void take(T item) {
        Objects.requireNonNull(item, "item");
        try {
            add(item);
        } catch (InvalidItemException e) {
            refused++;
            if (problems.size() < Estimate.MOST_PROBLEMS) {
                problems.add(e);
            }
        }
    }

    private void add(T item) {
        ItemMeter meter = new ItemMeter();
        Map<String, AttributeValue> attributes = codec.item(item, meter);
        if (keys != null) {
            keys.ofItem(attributes);
        }
        items++;
        bytes += meter.bytes();
        units += costs.unitsOf(attributes, meter.bytes());
        boolean isAlone = mode == WriteMode.CONDITIONAL;
        if (isAlone || openWrites == MOST_WRITES || openBytes + meter.wireBytes() > MOST_REQUEST_BYTES) {
            requests++;
            openWrites = 0;
            openBytes = 0;
        }
        openWrites++;
        openBytes += meter.wireBytes();
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(estimate());
    }

    /** What was added so far. */
    WriteEstimate estimate() {
        return new Estimate(
                model.table(),
                items,
                refused,
                List.copyOf(problems),
                bytes,
                units,
                costs.includesIndexes(),
                requests,
                costs.provisionedUnits(),
                limitedUnits);
    }

    /** An estimate. Immutable. */
    private record Estimate(
            String table,
            long items,
            long refused,
            List<InvalidItemException> problems,
            long bytes,
            long writeUnits,
            boolean includesIndexes,
            long requests,
            OptionalLong provisionedUnits,
            OptionalDouble limitedUnits)
            implements WriteEstimate {

        static final int MOST_PROBLEMS = 10;
        private static final int MILLION = 6;

        @Override
        public Duration timeAt(double unitsPerSecond) {
            if (!(unitsPerSecond > 0)) {
                throw new IllegalArgumentException("unitsPerSecond must be above zero, but is " + unitsPerSecond);
            }
            return Duration.ofNanos((long) Math.ceil(writeUnits / unitsPerSecond * TimeUnit.SECONDS.toNanos(1)));
        }

        @Override
        public BigDecimal cost(BigDecimal pricePerMillionUnits) {
            return pricePerMillionUnits.multiply(BigDecimal.valueOf(writeUnits)).movePointLeft(MILLION);
        }

        @Override
        public WriteEstimate plus(WriteEstimate more) {
            if (!table.equals(more.table())) {
                throw new IllegalArgumentException("more is of table '" + more.table() + "', not of '" + table + "'");
            }
            return new Estimate(
                    table,
                    items + more.items(),
                    refused + more.refused(),
                    Stream.concat(problems.stream(), more.problems().stream())
                            .limit(MOST_PROBLEMS)
                            .toList(),
                    bytes + more.bytes(),
                    writeUnits + more.writeUnits(),
                    includesIndexes && more.includesIndexes(),
                    requests + more.requests(),
                    provisionedUnits,
                    limitedUnits);
        }
    }
}
