package io.dynox.rate;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The bucket of one rate limit in a store that several instances of an application share: the port behind which such a
 * store stands. Dynox leases units from it ahead of need, about five times a second while a limit is in use, spends them
 * without asking, and gives back what it didn't need.
 *
 * <p>Dynox trusts a bucket within bounds: an answer that is late ({@link SharingOptions#timeout()}), a failure, an answer of
 * nothing, or a wait that no honest debt explains makes the bucket <em>down</em> for this instance, until it answers again.
 *
 * <p>Implementations are thread-safe and don't block. A stage need not end: Dynox forgets about it after the time-out.
 */
public interface CapacityBucket {

    /**
     * Takes units, into debt where there are not enough, so that nobody who asks is refused: each gets its turn in the order
     * in which the bucket was asked.
     *
     * @param units how many; at least one
     * @param terms the rate and the burst as this instance knows them. If their version is higher than that of the terms that
     *     the bucket has, they replace these before anything is taken, and what is in the bucket, debts included, stays;
     *     otherwise the bucket keeps its own.
     * @return a stage that completes with the lease
     */
    CompletionStage<Lease> lease(long units, Terms terms);

    /**
     * Gives back units that were leased and not spent.
     *
     * @param units how many; at least one
     * @return a stage that completes when the bucket has them. After a failure they are lost, which costs a part of the
     *     budget and nothing else.
     */
    CompletionStage<?> giveBack(long units);

    /**
     * A lease.
     *
     * @param usableAfter how long to wait before the units may be spent: until the debt of the bucket is paid; zero if it has
     *     none
     * @param limit the rate and the burst that the bucket has now
     * @param instances the number of instances that leased from this bucket in the last seconds, this one included; zero if
     *     the store can't tell
     */
    record Lease(Duration usableAfter, RateLimit.Fixed limit, int instances) {}

    /**
     * The terms of a bucket.
     *
     * @param limit the rate and the burst
     * @param version grows with each change, over all instances: milliseconds since 1970 or more; zero for terms that only
     *     count where there are none yet
     */
    record Terms(RateLimit.Fixed limit, long version) {
        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Terms {
            Checks.atLeast("version", version, 0);
        }
    }

    /** Finds the buckets of rate limits. Thread-safe. */
    @FunctionalInterface
    interface Provider {

        /**
         * Finds a bucket. Nothing is asked of the store for that.
         *
         * @param name the prefix ({@link SharingOptions#prefix()}) and what the limit is for: {@code write}, {@code read},
         *     {@code write:users}, {@code read:users}, …
         * @return the bucket of that name
         */
        CapacityBucket bucket(String name);
    }
}
