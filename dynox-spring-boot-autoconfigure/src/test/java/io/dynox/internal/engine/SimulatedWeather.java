package io.dynox.internal.engine;

import java.util.SplittableRandom;

/**
 * How a service behaves in one run, drawn from the seed.
 *
 * @param partial the share of requests that are processed in part, of a hundred
 * @param throttled the share that is throttled as a whole; some of those begin an outage
 * @param unknown the share that ends without an answer
 * @param thrown the share for which the client throws
 * @param inline the share that is answered before the call returns
 * @param refused the share after which the table is gone
 * @param latencyNanos the longest usual latency
 * @param unitsFactor how many times the estimate a write or a key really costs
 */
record SimulatedWeather(
        int partial,
        int throttled,
        int unknown,
        int thrown,
        int inline,
        int refused,
        long latencyNanos,
        int unitsFactor) {

    static SimulatedWeather draw(SplittableRandom random) {
        boolean calm = random.nextInt(4) == 0;
        return new SimulatedWeather(
                calm ? 0 : random.nextInt(60),
                calm ? 0 : random.nextInt(40),
                calm ? 0 : random.nextInt(30),
                calm ? 0 : random.nextInt(10),
                random.nextInt(3) == 0 ? random.nextInt(101) : 0,
                random.nextInt(20) == 0 ? 2 : 0,
                1 + random.nextInt(20_000_000),
                random.nextInt(4) == 0 ? 2 : 1);
    }

    /** Whether no request fails or is throttled. */
    boolean isSteady() {
        return partial == 0 && throttled == 0 && unknown == 0 && thrown == 0;
    }

    long latency(SplittableRandom random) {
        return 1 + random.nextLong(latencyNanos) * (random.nextInt(20) == 0 ? 50 : 1);
    }
}
