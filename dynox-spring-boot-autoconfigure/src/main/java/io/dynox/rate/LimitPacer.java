package io.dynox.rate;

import io.dynox.RateLimit;
import io.dynox.engine.Pacer;
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
