package io.dynox.internal.rate;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * A bucket of this process, on Bucket4j.
 *
 * <p>Thread-safe.
 */
final class LocalBucket implements CapacityBucket {

    private final Bucket bucket;

    LocalBucket(RateLimit.Fixed limit, LongSupplier nanoTime) {
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(limit))
                .withCustomTimePrecision(new Meter(nanoTime))
                .build();
    }

    @Override
    public CompletionStage<Duration> take(long units) {
        return CompletableFuture.completedStage(Duration.ofNanos(bucket.consumeIgnoringRateLimits(units)));
    }

    @Override
    public void giveBack(long units) {
        bucket.addTokens(units);
    }

    /** Goes on with another rate and what is left, debts included. */
    void change(RateLimit.Fixed limit) {
        bucket.replaceConfiguration(
                BucketConfiguration.builder().addLimit(bandwidth(limit)).build(), TokensInheritanceStrategy.AS_IS);
    }

    private static Bandwidth bandwidth(RateLimit.Fixed limit) {
        return Bandwidth.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.unitsPerSecond(), Duration.ofSeconds(1))
                .build();
    }

    private record Meter(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
