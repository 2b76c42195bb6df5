package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final ReadWrite NONE = new ReadWrite(null, null);

    private final AtomicLong now = new AtomicLong();

    @Nested
    class ABucketOfThisProcess {

        private final LocalBucket bucket = new LocalBucket(new RateLimit.Fixed(100, 10), now::get);

        @Test
        void letsTheBurstPassAtOnce() {
            assertThat(waitOf(bucket.take(10))).isZero();
        }

        @Test
        void makesADebtOfWhatIsNotThere() {
            assertThat(waitOf(bucket.take(60))).isEqualTo(Duration.ofMillis(500));
            assertThat(waitOf(bucket.take(10))).isEqualTo(Duration.ofMillis(600));
        }

        @Test
        void savesUpNoMoreThanTheBurst() {
            now.addAndGet(Duration.ofHours(1).toNanos());

            assertThat(waitOf(bucket.take(11))).isEqualTo(Duration.ofMillis(10));
        }

        @Test
        void takesBackWhatWasNotUsed() {
            waitOf(bucket.take(60));
            bucket.giveBack(50);

            assertThat(waitOf(bucket.take(1))).isEqualTo(Duration.ofMillis(10));
        }

        @Test
        void keepsItsDebtWhenTheRateChanges() {
            waitOf(bucket.take(60));
            bucket.change(new RateLimit.Fixed(50, 10));

            assertThat(waitOf(bucket.take(1))).isEqualTo(Duration.ofMillis(1_020));
        }
    }

    @Nested
    class AFixedRate {

        private final FlakyBucket bucket = new FlakyBucket();
        private final FixedPacer pacer = new FixedPacer("write", new RateLimit.Fixed(1, 1), bucket);

        @Test
        void passesTheWaitOn() {
            bucket.wait = Duration.ofSeconds(2);

            assertThat(waitOf(pacer.spend(5))).isEqualTo(Duration.ofSeconds(2));
        }

        @Test
        void brokenBucketLetsPass() {
            bucket.isBroken = true;
            assertThat(waitOf(pacer.spend(5))).isZero();

            bucket.isThrowing = true;
            assertThat(waitOf(pacer.spend(5))).isZero();
            pacer.correct(5);
            pacer.correct(-5);
        }

        @Test
        void bucketThatWorksAgainIsObeyedAgain() {
            bucket.isBroken = true;
            waitOf(pacer.spend(5));
            bucket.isBroken = false;
            bucket.wait = Duration.ofSeconds(1);

            assertThat(waitOf(pacer.spend(5))).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void correctsInBothDirections() {
            pacer.correct(7);
            pacer.correct(-3);
            pacer.correct(0);

            assertThat(bucket.taken).isEqualTo(4);
        }
    }

    @Nested
    class AnAdaptiveRate {

        private final AdaptivePacer pacer = new AdaptivePacer(new RateLimit.Adaptive(100, 1_000), now::get);

        @Test
        void startsAtItsUpperEnd() {
            assertThat(pacer.unitsPerSecond()).isEqualTo(1_000);
        }

        @Test
        void fallsByAFifthWhenTheTableThrottles() {
            pacer.signal(true);

            assertThat(pacer.unitsPerSecond()).isEqualTo(800);
        }

        @Test
        void fallsOnceForWhatWasInFlightTogether() {
            pacer.signal(true);
            pacer.signal(true);

            assertThat(pacer.unitsPerSecond()).isEqualTo(800);
        }

        @Test
        void doesNotFallBelowItsLowerEnd() {
            for (int i = 0; i < 50; i++) {
                pacer.signal(true);
                now.addAndGet(Duration.ofMillis(200).toNanos());
            }

            assertThat(pacer.unitsPerSecond()).isEqualTo(100);
        }

        @Test
        void comesBackByATenthOfItsRangeASecond() {
            pacer.signal(true);
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            pacer.signal(false);
            assertThat(pacer.unitsPerSecond()).isEqualTo(890);

            now.addAndGet(Duration.ofSeconds(60).toNanos());
            pacer.signal(false);
            assertThat(pacer.unitsPerSecond()).isEqualTo(1_000);
        }
    }

    @Test
    void tableWithoutALimitIsUnlimited() {
        RateLimits limits = new RateLimits(now::get, null, NONE, Map.of());

        assertThat(limits.pacer("users", Operation.BATCH_WRITE)).matches(Pacer::isUnlimited);
    }

    @Test
    void longestWaitOfAllLimitsCounts() {
        RateLimits limits = new RateLimits(
                now::get,
                null,
                new ReadWrite(new RateLimit.Fixed(10, 1), null),
                Map.of("users", new ReadWrite(new RateLimit.Fixed(100, 1), null)));

        assertThat(waitOf(limits.pacer("users", Operation.BATCH_WRITE).spend(11)))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void globalLimitIsSharedByAllTables() {
        RateLimits limits = new RateLimits(now::get, null, new ReadWrite(new RateLimit.Fixed(10, 1), null), Map.of());
        waitOf(limits.pacer("users", Operation.BATCH_WRITE).spend(11));

        assertThat(waitOf(limits.pacer("orders", Operation.BATCH_WRITE).spend(1)))
                .isEqualTo(Duration.ofMillis(1_100));
        assertThat(limits.pacer("orders", Operation.BATCH_GET)).matches(Pacer::isUnlimited);
    }

    @Test
    void twoInstancesShareTheBucketsOfOneProvider() {
        Map<String, CapacityBucket> shared = new ConcurrentHashMap<>();
        CapacityBucket.Provider provider =
                (name, limit) -> shared.computeIfAbsent(name, any -> new LocalBucket(limit, now::get));
        Map<String, ReadWrite> tables = Map.of("users", new ReadWrite(new RateLimit.Fixed(10, 1), null));
        RateLimits one = new RateLimits(now::get, provider, NONE, tables);
        RateLimits other = new RateLimits(now::get, provider, NONE, tables);

        waitOf(one.pacer("users", Operation.BATCH_WRITE).spend(11));
        Duration wait = waitOf(other.pacer("users", Operation.BATCH_WRITE).spend(10));

        assertThat(wait).isEqualTo(Duration.ofSeconds(2));
        assertThat(shared).containsOnlyKeys("write:users");
    }

    private static Duration waitOf(CompletionStage<Duration> stage) {
        return stage.toCompletableFuture().join();
    }

    private static final class FlakyBucket implements CapacityBucket {
        private Duration wait = Duration.ZERO;
        private long taken;
        private boolean isBroken;
        private boolean isThrowing;

        @Override
        public CompletionStage<Duration> take(long units) {
            throwIfBroken();
            taken += units;
            return isBroken
                    ? CompletableFuture.failedFuture(new IllegalStateException("no connection"))
                    : CompletableFuture.completedFuture(wait);
        }

        @Override
        public void giveBack(long units) {
            throwIfBroken();
            taken -= units;
        }

        private void throwIfBroken() {
            if (isThrowing) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
