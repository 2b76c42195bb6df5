package io.dynox.rate;

import io.dynox.internal.Checks;

/**
 * How many capacity units a second Dynox spends on a table, or on all of them. A write unit is 1 KB, a read unit 4 KB (half
 * of one for eventually consistent reads). Costs are estimated from the sizes of items, and corrected by what DynamoDB
 * reports to have consumed.
 *
 * <p>A request that costs more than is left goes into debt, and the next one waits until the debt is paid; so no request is
 * too large to go, and the rate holds on average.
 */
public sealed interface RateLimit {

    /**
     * The same rate all the time.
     *
     * @param unitsPerSecond the units that come back each second; at least one
     * @param burst the units that may be saved up and spent at once; at least one
     */
    record Fixed(long unitsPerSecond, long burst) implements RateLimit {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException when a value is out of its range; the message names it
         */
        public Fixed {
            Checks.atLeast("unitsPerSecond", unitsPerSecond, 1);
            Checks.atLeast("burst", burst, 1);
        }
    }

    /**
     * A rate that falls by a fifth when the table throttles, and rises again by a tenth of its range a second while it
     * doesn't.
     *
     * @param min the units a second below which it doesn't fall; at least one
     * @param max the units a second above which it doesn't rise, and at which it starts; not below {@code min}
     */
    record Adaptive(long min, long max) implements RateLimit {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException when a value is out of its range; the message names it
         */
        public Adaptive {
            Checks.atLeast("min", min, 1);
            Checks.atLeast("max", max, min);
        }
    }
}
