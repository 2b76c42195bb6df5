package io.dynox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/**
 * What it would take to put items, without sending any: the result of {@link BatchTable#estimate}.
 *
 * <p>The write units are a lower bound. DynamoDB charges a put by the larger of the new item and the one that it replaces, and an index
 * twice if its key changes, and neither is known before. Without {@link #includesIndexes} the indexes are missing, too. Several puts of
 * one key are counted each, though a writer may supersede some of them.
 *
 * <p>Dynox implements this type; it may get further methods. Immutable.
 */
public interface WriteEstimate {

    /** Returns the table, as the caller named it. */
    String table();

    /** Returns the number of items that can be written. */
    long items();

    /** Returns the number of items that DynamoDB would refuse; they are part of no other number. */
    long refused();

    /** Returns why items would be refused: the reasons of the first ten. */
    List<InvalidItemException> problems();

    /** Returns the size of the items in bytes, as DynamoDB measures it. */
    long bytes();

    /** Returns the write units that are consumed at least: one for each KB of an item, begun ones included, and those of its indexes. */
    long writeUnits();

    /** Returns whether the write units of the indexes are included; false if {@code DescribeTable} isn't allowed. */
    boolean includesIndexes();

    /** Returns the number of requests without a retry. */
    long requests();

    /**
     * Returns the write units that the table provides in a second; empty for a table on demand, and if {@code DescribeTable} isn't
     * allowed.
     */
    OptionalLong provisionedUnits();

    /**
     * Returns the write units that this client may spend on the table in a second: the smallest of its rate limits for the table and for
     * all tables at the time of the estimate, of an adaptive one its present rate; empty if there is none.
     */
    OptionalDouble limitedUnits();

    /** Returns how long the writes take at least, at the rate limits and the capacity of the table; empty if neither is known. */
    default Optional<Duration> time() {
        OptionalDouble units = DoubleStream.concat(
                        limitedUnits().stream(), provisionedUnits().stream().asDoubleStream())
                .filter(perSecond -> perSecond > 0)
                .min();
        return units.isPresent() ? Optional.of(timeAt(units.getAsDouble())) : Optional.empty();
    }

    /**
     * Returns how long the writes take at least.
     *
     * @param unitsPerSecond the rate limit, or the capacity of the table
     * @throws IllegalArgumentException if it isn't above zero
     */
    Duration timeAt(double unitsPerSecond);

    /**
     * Returns what the writes cost at least.
     *
     * @param pricePerMillionUnits the price of a million write units, in any currency
     * @return the price in this currency, not rounded
     */
    BigDecimal cost(BigDecimal pricePerMillionUnits);

    /**
     * Returns the sum of this and another estimate, of other items of the table.
     *
     * @throws IllegalArgumentException if it is of another table
     */
    WriteEstimate plus(WriteEstimate more);
}
