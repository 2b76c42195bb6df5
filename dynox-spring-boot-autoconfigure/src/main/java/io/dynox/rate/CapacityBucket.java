package io.dynox.rate;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A budget of capacity units that fills up over time: the port behind which rate limits are kept. The default is one
 * in-memory bucket for each limit. An application whose instances must share a limit provides a {@link Provider} bean,
 * with Bucket4j's distributed buckets, say.
 *
 * <p>Implementations are thread-safe and don't block.
 */
public interface CapacityBucket {

    /**
     * Takes units, into debt where there are not enough.
     *
     * @param units how many; at least one
     * @return a stage that completes with how long it takes until the debt is paid; zero when there is none. A failure
     *     lets requests pass unlimited, and is logged.
     */
    CompletionStage<Duration> take(long units);

    /**
     * Gives back units that were taken and not used.
     *
     * @param units how many; at least one
     */
    void giveBack(long units);

    /**
     * Makes the bucket of each fixed rate limit: at the start, and again whenever the limit is changed while the application
     * runs.
     */
    @FunctionalInterface
    interface Provider {

        /**
         * Makes, or finds, a bucket.
         *
         * @param name what the limit is for: {@code write}, {@code read}, {@code write:users}, {@code read:users}, …
         * @param limit the rate and the burst
         * @return the bucket of that name, with that rate and burst from now on
         */
        CapacityBucket bucket(String name, RateLimit.Fixed limit);
    }
}
