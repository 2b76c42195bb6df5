package io.dynox.internal.engine;

import io.dynox.internal.engine.SimulatedStore.Weather;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.internal.rate.SharedStore;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A rate limit that is shared through a store which keeps no promise; none in most runs. */
record FoulLimit(Pacers pacers, @Nullable RateLimits limits) {

    static FoulLimit draw(SplittableRandom random, SimulatedRuntime runtime) {
        if (random.nextInt(5) > 0) {
            return new FoulLimit(Pacers.NONE, null);
        }
        SimulatedStore store = new SimulatedStore(random.split(), runtime);
        for (int change = random.nextInt(4); change > 0; change--) {
            Weather next = Weather.ALL.get(random.nextInt(Weather.ALL.size()));
            runtime.schedule(() -> store.weather = next, random.nextLong(5_000_000_000L));
        }
        // no store is gone for good: what it says is believed again some time
        runtime.schedule(() -> store.weather = Weather.FAIR, 60_000_000_000L);
        RateLimit.Fixed limit = new RateLimit.Fixed(300 + random.nextInt(5_000), 1 + random.nextInt(500));
        RateLimits limits = new RateLimits(
                runtime,
                new SharedStore(
                        name -> store.bucketOf(0),
                        SharingOptions.builder().share(1).build(),
                        () -> 1_800_000_000_000L + runtime.nanoTime() / 1_000_000),
                new ReadWrite(limit, limit),
                Map.of());
        return new FoulLimit(limits, limits);
    }

    boolean isOn() {
        return limits != null;
    }

    void end() {
        if (limits != null) {
            limits.end();
        }
    }
}
