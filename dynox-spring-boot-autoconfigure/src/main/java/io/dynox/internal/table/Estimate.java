package io.dynox.internal.table;

import io.dynox.InvalidItemException;
import io.dynox.WriteEstimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An estimate. Immutable. */
record Estimate(
        String table,
        long items,
        long refused,
        List<InvalidItemException> problems,
        long bytes,
        long writeUnits,
        boolean includesIndexes,
        long requests,
        OptionalLong provisionedUnits)
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
                provisionedUnits);
    }
}
