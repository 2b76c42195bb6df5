package io.dynox.internal.rate;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spends from a bucket, which may be shared with other processes. While the bucket fails, nothing is limited: a broken
 * limiter must not stop an import.
 *
 * <p>Thread-safe.
 */
final class FixedPacer implements LimitPacer {

    private static final Logger LOG = LoggerFactory.getLogger(FixedPacer.class);

    private final String name;
    private final RateLimit.Fixed limit;
    private final CapacityBucket bucket;
    private final AtomicBoolean isBroken = new AtomicBoolean();

    FixedPacer(String name, RateLimit.Fixed limit, CapacityBucket bucket) {
        this.name = name;
        this.limit = limit;
        this.bucket = bucket;
    }

    @Override
    public CompletionStage<Duration> spend(long units) {
        return take(units);
    }

    @Override
    public void correct(long units) {
        if (units > 0) {
            CompletionStage<Duration> unused = take(units);
        } else if (units < 0) {
            try {
                bucket.giveBack(-units);
            } catch (RuntimeException e) {
                broken(e);
            }
        }
    }

    @Override
    public void signal(boolean throttled) {}

    @Override
    public RateLimit limit() {
        return limit;
    }

    @Override
    public double unitsPerSecond() {
        return limit.unitsPerSecond();
    }

    @Override
    public @Nullable LocalBucket localBucket() {
        return bucket instanceof LocalBucket local ? local : null;
    }

    private CompletionStage<Duration> take(long units) {
        CompletionStage<Duration> wait;
        try {
            wait = bucket.take(units);
        } catch (RuntimeException e) {
            wait = CompletableFuture.failedStage(e);
        }
        return wait.handle((known, failure) -> {
            if (known != null) {
                isBroken.set(false);
                return known;
            }
            broken(failure);
            return Duration.ZERO;
        });
    }

    private void broken(Throwable failure) {
        if (isBroken.compareAndSet(false, true)) {
            LOG.warn(
                    "The bucket of rate limit '{}' failed; requests are not limited until it works again",
                    name,
                    failure);
        }
    }
}
