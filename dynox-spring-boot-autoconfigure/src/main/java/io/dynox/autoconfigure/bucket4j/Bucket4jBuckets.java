package io.dynox.autoconfigure.bucket4j;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of Bucket4j that instances share. A lease is one call; once a second, another one counts the instances.
 *
 * <p>Thread-safe.
 *
 * @param <K> the keys of the store
 */
record Bucket4jBuckets<K>(AsyncProxyManager<K> manager, Function<String, K> keys, LongSupplier nanoTime)
        implements CapacityBucket.Provider {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public CapacityBucket bucket(String name) {
        K key = keys.apply(name);
        InstanceCount<K> instances = new InstanceCount<>(manager, keys.apply(name + ":instances"), nanoTime);
        return new SharedBucket(key, instances);
    }

    private final class SharedBucket implements CapacityBucket {

        private final K key;
        private final InstanceCount<K> instances;
        private volatile @Nullable Terms lastTerms;

        SharedBucket(K key, InstanceCount<K> instances) {
            this.key = key;
            this.instances = instances;
        }

        @Override
        public CompletionStage<Lease> lease(long units, Terms terms) {
            lastTerms = terms;
            instances.report();
            return proxy(terms).asVerbose().consumeIgnoringRateLimits(units).thenApply(this::lease);
        }

        @Override
        public CompletionStage<?> giveBack(long units) {
            Terms terms = lastTerms;
            if (terms == null) {
                throw new IllegalStateException("nothing was leased that could be given back");
            }
            return proxy(terms).addTokens(units);
        }

        private AsyncBucketProxy proxy(Terms terms) {
            CompletableFuture<BucketConfiguration> configuration =
                    CompletableFuture.completedFuture(configuration(terms.limit()));
            return manager.builder()
                    .withImplicitConfigurationReplacement(terms.version(), TokensInheritanceStrategy.AS_IS)
                    .build(key, () -> configuration);
        }

        private Lease lease(VerboseResult<Long> answer) {
            Bandwidth bandwidth = answer.getConfiguration().getBandwidths()[0];
            long rate = Math.round(bandwidth.getRefillTokens() * NANOS_PER_SECOND / bandwidth.getRefillPeriodNanos());
            return new Lease(
                    Duration.ofNanos(answer.getValue()),
                    new RateLimit.Fixed(Math.max(1, rate), bandwidth.getCapacity()),
                    instances.count());
        }

        private static BucketConfiguration configuration(RateLimit.Fixed limit) {
            return BucketConfiguration.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(limit.burst())
                            .refillGreedy(limit.unitsPerSecond(), Duration.ofSeconds(1))
                            .build())
                    .build();
        }
    }
}
