package io.dynox.autoconfigure.bucket4j;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Counts the instances that use a limit, with nothing but a bucket: each of them takes one token a second while it leases,
 * and the bucket gets one token a second back; so what is missing grows by the number of the others.
 *
 * <p>Thread-safe.
 *
 * @param <K> the keys of the store
 */
final class InstanceCount<K> {

    private static final BucketConfiguration TOKENS = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(1_000_000_000_000L)
                    .refillGreedy(1, Duration.ofSeconds(1))
                    .build())
            .build();

    private static final long REPORT_NANOS = 1_000_000_000;
    private static final long WINDOW_NANOS = 4_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    /** Reports come with leases, and so a little less often than once a second. */
    private static final double REPORTS_LATE = 1.1;

    /** Fewer reports a second are chance. */
    private static final double SELDOM = 0.1;

    private record Sample(long atNanos, long tokens) {}

    private final AsyncBucketProxy bucket;
    private final LongSupplier nanoTime;

    @GuardedBy("this")
    private final Deque<Sample> samples = new ArrayDeque<>();

    @GuardedBy("this")
    private long reportedNanos;

    InstanceCount(AsyncProxyManager<K> manager, K key, LongSupplier nanoTime) {
        CompletableFuture<BucketConfiguration> configuration = CompletableFuture.completedFuture(TOKENS);
        this.bucket = manager.builder().build(key, () -> configuration);
        this.nanoTime = nanoTime;
        this.reportedNanos = nanoTime.getAsLong() - REPORT_NANOS;
    }

    /** This instance leases now. A report that fails changes nothing: the lease beside it shows that the store is down. */
    void report() {
        if (isDue()) {
            CompletableFuture<?> unused = bucket.tryConsumeAndReturnRemaining(1)
                    .thenAccept(probe -> add(new Sample(nanoTime.getAsLong(), probe.getRemainingTokens())));
        }
    }

    /** The instances that leased in the last seconds, this one included; zero while that isn't known. */
    synchronized int count() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.atNanos() - first.atNanos()) / NANOS_PER_SECOND;
        double others = (first.tokens() - last.tokens()) / Math.max(1, seconds);
        long known = Math.round(others * REPORTS_LATE);
        return 1 + (int) Math.max(known, others > SELDOM ? 1 : 0);
    }

    private synchronized boolean isDue() {
        long now = nanoTime.getAsLong();
        if (now - reportedNanos < REPORT_NANOS) {
            return false;
        }
        reportedNanos = now;
        return true;
    }

    private synchronized void add(Sample sample) {
        samples.add(sample);
        while (samples.size() > 2 && sample.atNanos() - samples.getFirst().atNanos() > WINDOW_NANOS) {
            samples.remove();
        }
    }
}
