package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * The properties under {@code dynox.rate-limit} and {@code dynox.tables.<name>.rate-limit}. Without a value nothing is
 * limited.
 *
 * @param writeUnits Write units spent a second, of 1 KB each. At least one.
 * @param readUnits Read units spent a second, of 4 KB each, or 8 KB where reads are eventually consistent. At least one.
 * @param burst Units that may be saved up and spent at once. By default those of one second.
 * @param adaptiveWrite Bounds of a write rate that falls when the table throttles, instead of write-units.
 * @param adaptiveRead Bounds of a read rate that falls when the table throttles, instead of read-units.
 */
public record RateLimitProperties(
        @Nullable Long writeUnits,
        @Nullable Long readUnits,
        @Nullable Long burst,
        @Nullable Range adaptiveWrite,
        @Nullable Range adaptiveRead) {

    static final RateLimitProperties NONE = new RateLimitProperties(null, null, null, null, null);

    /**
     * The bounds of a rate.
     *
     * @param min Units a second below which the rate doesn't fall. At least one.
     * @param max Units a second above which the rate doesn't rise, and at which it starts. Not below min.
     */
    public record Range(@Nullable Long min, @Nullable Long max) {}

    /**
     * Checks the values.
     *
     * @param prefix where they stand, such as {@code dynox.rate-limit}
     */
    void check(String prefix) {
        atLeastOne(prefix + ".write-units", writeUnits);
        atLeastOne(prefix + ".read-units", readUnits);
        atLeastOne(prefix + ".burst", burst);
        PropertyRules.require(
                burst == null || writeUnits != null || readUnits != null,
                prefix + ".burst",
                "must stand beside " + prefix + ".write-units or " + prefix + ".read-units");
        range(prefix + ".adaptive-write", adaptiveWrite, prefix + ".write-units", writeUnits);
        range(prefix + ".adaptive-read", adaptiveRead, prefix + ".read-units", readUnits);
    }

    /**
     * Sets these limits on a client.
     *
     * @param table the table that they limit; null for all tables together
     */
    void apply(@Nullable String table, DynoxClientBuilder client) {
        RateLimit write = limit(writeUnits, adaptiveWrite);
        if (write != null) {
            client.rateLimit(table, Operation.BATCH_WRITE, write);
        }
        RateLimit read = limit(readUnits, adaptiveRead);
        if (read != null) {
            client.rateLimit(table, Operation.BATCH_GET, read);
        }
    }

    private @Nullable RateLimit limit(@Nullable Long units, @Nullable Range range) {
        if (units != null) {
            return new RateLimit.Fixed(units, burst == null ? units : burst);
        }
        return range == null || range.min() == null || range.max() == null
                ? null
                : new RateLimit.Adaptive(range.min(), range.max());
    }

    private static void range(String property, @Nullable Range range, String fixedProperty, @Nullable Long fixed) {
        if (range == null) {
            return;
        }
        PropertyRules.require(
                fixed == null, property, "must not be set beside " + fixedProperty + "; choose one of them");
        PropertyRules.require(
                range.min() != null, property + ".min", "must be set as well when " + property + ".max is");
        PropertyRules.require(
                range.max() != null, property + ".max", "must be set as well when " + property + ".min is");
        atLeastOne(property + ".min", range.min());
        if (range.min() != null && range.max() != null) {
            PropertyRules.require(
                    range.max() >= range.min(),
                    property + ".max",
                    "must not be below " + property + ".min (" + range.min() + "), but is " + range.max());
        }
    }

    private static void atLeastOne(String property, @Nullable Long value) {
        if (value != null) {
            PropertyRules.atLeast(property, value, 1);
        }
    }
}
