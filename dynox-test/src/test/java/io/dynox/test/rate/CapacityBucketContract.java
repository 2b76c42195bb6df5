package io.dynox.test.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.CapacityBucket.Lease;
import io.dynox.rate.CapacityBucket.Terms;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store of shared buckets does. A day's refill is one unit, so that time plays no part in it. */
abstract class CapacityBucketContract {

    private static final AtomicInteger NAMES = new AtomicInteger();
    /** So slow that nothing comes back while a test runs, and so large that a debt is paid in a time that can be told. */
    private static final RateLimit.Fixed LIMIT = new RateLimit.Fixed(1, 100);

    private static final Terms TERMS = new Terms(LIMIT, 1);
    private static final long SLACK_SECONDS = 20;

    private final String name = "contract:" + ProcessHandle.current().pid() + ":" + System.identityHashCode(this) + ":"
            + NAMES.incrementAndGet();

    /** A way to the store. */
    abstract CapacityBucket.Provider buckets();

    @Test
    void burstIsUsableAtOnce() {
        assertThat(lease(bucket(), 100, TERMS).usableAfter()).isZero();
    }

    @Test
    void debtIsUsableWhenItIsPaid() {
        CapacityBucket bucket = bucket();
        lease(bucket, 100, TERMS);

        assertWait(lease(bucket, 1_000, TERMS), 1_000);
        assertWait(lease(bucket, 500, TERMS), 1_500);
    }

    @Test
    void bucketsOfOneNameAreOne() {
        lease(bucket(), 100, TERMS);

        assertWait(lease(buckets().bucket(name), 1_000, TERMS), 1_000);
        assertThat(lease(buckets().bucket(name + ":other"), 100, TERMS).usableAfter())
                .isZero();
    }

    @Test
    void whatIsGivenBackCanBeLeasedAgain() {
        CapacityBucket bucket = bucket();
        lease(bucket, 1_100, TERMS);

        get(bucket.giveBack(1_000));

        assertWait(lease(bucket, 500, TERMS), 500);
    }

    @Test
    void noMoreThanTheBurstIsSavedUp() {
        CapacityBucket bucket = bucket();
        lease(bucket, 100, TERMS);

        get(bucket.giveBack(100));
        get(bucket.giveBack(5_000));

        assertWait(lease(bucket, 1_100, TERMS), 1_000);
    }

    @Test
    void higherVersionChangesTheRateAndKeepsTheDebt() {
        CapacityBucket bucket = bucket();
        lease(bucket, 1_100, TERMS);

        Lease raised = lease(bucket, 1_000, new Terms(new RateLimit.Fixed(10, 50), 2));

        assertThat(raised.limit()).isEqualTo(new RateLimit.Fixed(10, 50));
        assertWait(raised, 200);
    }

    @Test
    void rateCanBeLoweredByAHigherVersion() {
        CapacityBucket bucket = bucket();
        lease(bucket, 100, new Terms(new RateLimit.Fixed(10, 100), 7));

        Lease lowered = lease(bucket, 1_000, new Terms(new RateLimit.Fixed(1, 100), 8));

        assertThat(lowered.limit().unitsPerSecond()).isEqualTo(1);
        assertWait(lowered, 1_000);
    }

    @Test
    void sameOrLowerVersionChangesNothingAndLearnsTheTerms() {
        CapacityBucket bucket = bucket();
        RateLimit.Fixed other = new RateLimit.Fixed(1_000, 7);
        lease(bucket, 100, new Terms(LIMIT, 5));

        assertThat(lease(bucket, 1, new Terms(other, 5)).limit()).isEqualTo(LIMIT);
        assertThat(lease(bucket, 1, new Terms(other, 0)).limit()).isEqualTo(LIMIT);
    }

    @Test
    void nobodyIsLeftOutWhenManyAskAtOnce() {
        List<CompletableFuture<Lease>> leases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            leases.add(buckets().bucket(name).lease(100, TERMS).toCompletableFuture());
        }

        List<Long> waits = leases.stream()
                .map(CapacityBucketContract::get)
                .map(lease -> lease.usableAfter().toSeconds())
                .sorted()
                .toList();

        assertThat(waits.get(0)).isZero();
        assertThat(waits.get(19)).isBetween(1_900 - SLACK_SECONDS, 1_900L);
        assertThat(waits.stream().distinct()).hasSize(20);
    }

    private CapacityBucket bucket() {
        return buckets().bucket(name);
    }

    private static void assertWait(Lease lease, long seconds) {
        assertThat(lease.usableAfter())
                .isBetween(Duration.ofSeconds(seconds - SLACK_SECONDS), Duration.ofSeconds(seconds));
    }

    private static Lease lease(CapacityBucket bucket, long units, Terms terms) {
        return get(bucket.lease(units, terms));
    }

    private static <R> R get(CompletionStage<R> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
