package io.dynox.internal.engine;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs a simulation once for each seed, on all cores, and says which seed failed. */
final class SimulatedSeeds {

    private SimulatedSeeds() {}

    /**
     * Runs seeds 0, 1, 2 and so on, or only that of {@code -Ddynox.simulation.seed}.
     *
     * @param usual how many where {@code -Ddynox.simulation.seeds} says nothing
     */
    static void run(int usual, Consumer<SplittableRandom> simulation) {
        Long replay = Long.getLong("dynox.simulation.seed");
        int seeds = Integer.getInteger("dynox.simulation.seeds", usual);
        LongStream all = replay != null ? LongStream.of(replay) : LongStream.range(0, seeds);
        all.parallel()
                .mapToObj(seed -> failure(seed, simulation))
                .filter(Objects::nonNull)
                .findAny()
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private static @Nullable AssertionError failure(long seed, Consumer<SplittableRandom> simulation) {
        try {
            simulation.accept(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1));
            return null;
        } catch (AssertionError | RuntimeException e) {
            return new AssertionError(
                    "Seed " + seed + ": " + e.getMessage() + " (replay with -Ddynox.simulation.seed=" + seed + ")", e);
        }
    }
}
