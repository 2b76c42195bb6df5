package io.dynox.sample;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the sample.
 *
 * @param table Table that the cities are kept in. Created at the start if it is missing. A migration copies them to a table
 *     with the same name and "-by-name" behind.
 * @param inMemory Whether the sample runs on the in-memory DynamoDB. By default it does unless dynox.endpoint or
 *     dynox.region is set.
 * @param controls Whether the page may change things: start an import, break the in-memory DynamoDB, change a rate limit.
 *     By default it may if the server is bound to the loopback address.
 * @param importAtStart Whether the cities are imported at the start.
 * @param rows How many rows of the file are imported at most.
 * @param faults How the in-memory DynamoDB misbehaves.
 */
@ConfigurationProperties("sample")
public record SampleProperties(
        @DefaultValue("cities") String table,
        @Nullable Boolean inMemory,
        @Nullable Boolean controls,
        @DefaultValue("true") boolean importAtStart,
        @DefaultValue("1000000") long rows,
        @DefaultValue Faults faults) {

    public SampleProperties {
        if (rows < 1) {
            throw new IllegalArgumentException("sample.rows must be at least 1, but is " + rows);
        }
    }

    private static final String BY_NAME = "-by-name";

    /** The table that a migration copies the cities to. */
    public String tableByName() {
        return table + BY_NAME;
    }

    /** The tables that jobs write to. */
    public List<String> tables() {
        return List.of(table, tableByName());
    }

    /**
     * The properties under {@code sample.faults}.
     *
     * @param unprocessed Share of the items and keys that batches leave unprocessed, between 0 and 1.
     * @param throttleFor How long everything is throttled from the beginning of the import.
     */
    public record Faults(
            @DefaultValue("0") double unprocessed,
            @DefaultValue("0s") Duration throttleFor) {

        public Faults {
            if (!(unprocessed >= 0 && unprocessed < 1)) {
                throw new IllegalArgumentException(
                        "sample.faults.unprocessed must be at least 0 and below 1, but is " + unprocessed);
            }
            if (throttleFor.isNegative()) {
                throw new IllegalArgumentException(
                        "sample.faults.throttle-for must not be negative, but is " + throttleFor);
            }
        }

        boolean isNone() {
            return unprocessed == 0 && throttleFor.isZero();
        }
    }
}
