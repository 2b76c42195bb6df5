package io.dynox.internal.rate;

import io.dynox.internal.TextlessException;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.SharingOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store of rate limits that other instances share. Logs once when the first bucket of it is down, and once when all of
 * them work again. Thread-safe.
 */
public final class SharedStore {

    private static final Logger LOG = LoggerFactory.getLogger(SharedStore.class);

    private final CapacityBucket.Provider buckets;
    private final SharingOptions options;
    private final LongSupplier epochMillis;
    private final Set<String> down = new HashSet<>();

    /**
     * Creates a store.
     *
     * @param epochMillis the time of day
     */
    public SharedStore(CapacityBucket.Provider buckets, SharingOptions options, LongSupplier epochMillis) {
        this.buckets = buckets;
        this.options = options;
        this.epochMillis = epochMillis;
    }

    SharingOptions options() {
        return options;
    }

    long epochMillis() {
        return epochMillis.getAsLong();
    }

    CapacityBucket bucket(String name) {
        return buckets.bucket(name);
    }

    void isDown(String bucket, Throwable cause) {
        if (isFirstDown(bucket)) {
            LOG.warn(
                    "The store of shared rate limits is down, first for '{}'; {} until it answers again",
                    bucket,
                    switch (options.onFailure()) {
                        case LOCAL -> "this instance keeps to a rate of its own";
                        case UNLIMITED -> "nothing is limited";
                        case STOP -> "requests wait";
                    },
                    TextlessException.inLog(LOG.isTraceEnabled(), cause));
        }
    }

    void isUp(String bucket, Duration downtime) {
        if (isLastUp(bucket)) {
            LOG.info(
                    "The store of shared rate limits works again, last for '{}', which was down for {} ms",
                    bucket,
                    downtime.toMillis());
        }
    }

    synchronized void isEnded(String bucket) {
        down.remove(bucket);
    }

    private synchronized boolean isFirstDown(String bucket) {
        return down.add(bucket) && down.size() == 1;
    }

    private synchronized boolean isLastUp(String bucket) {
        return down.remove(bucket) && down.isEmpty();
    }
}
