package io.dynox.internal.rate;

import io.dynox.internal.engine.lane.Pacer;
import io.dynox.rate.RateLimit;
import org.jspecify.annotations.Nullable;

/** The pacer of one rate limit. Thread-safe. */
interface LimitPacer extends Pacer {

    /** The limit that it obeys. */
    RateLimit limit();

    /** The rate at this moment. */
    double unitsPerSecond();

    /** The bucket that a changed limit goes on with, debts included; null where the bucket is another's. */
    @Nullable
    LocalBucket localBucket();
}
