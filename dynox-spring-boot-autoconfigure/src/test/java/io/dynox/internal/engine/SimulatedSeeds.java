package io.dynox.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Runs a simulation once for each seed, on all cores, and says which seeds failed. What ran is printed, and added to {@code
 * target/simulations.txt}.
 */
final class SimulatedSeeds {

    private static final Path RAN = Path.of("target", "simulations.txt");
    private static final int MOST_FAILURES = 10;

    private SimulatedSeeds() {}

    /**
     * Runs seeds 0, 1, 2 and so on, or from {@code -Ddynox.simulation.first} on, or only that of {@code
     * -Ddynox.simulation.seed}. Ends early when ten have failed.
     *
     * @param test the test to replay a seed with
     * @param what what is simulated
     * @param usual how many where {@code -Ddynox.simulation.seeds} says nothing
     */
    static void run(Class<?> test, String what, int usual, Consumer<SplittableRandom> simulation) {
        Long replay = Long.getLong("dynox.simulation.seed");
        int seeds = Integer.getInteger("dynox.simulation.seeds", usual);
        long first = Long.getLong("dynox.simulation.first", 0);
        LongStream all = replay != null ? LongStream.of(replay) : LongStream.range(first, first + seeds);
        SortedMap<Long, Throwable> failures = new ConcurrentSkipListMap<>();
        AtomicLong ran = new AtomicLong();
        long started = System.nanoTime();
        // what fails on purpose is logged each time, which takes as long as all the rest
        LoggingSystem logging = LoggingSystem.get(SimulatedSeeds.class.getClassLoader());
        logging.setLogLevel("io.dynox", LogLevel.OFF);
        try {
            all.parallel().filter(seed -> failures.size() < MOST_FAILURES).forEach(seed -> {
                ran.incrementAndGet();
                try {
                    simulation.accept(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1));
                } catch (AssertionError | RuntimeException e) {
                    failures.put(seed, e);
                }
            });
        } finally {
            logging.setLogLevel("io.dynox", null);
        }
        print("%s: %d seeds of %s in %d s, %s%n"
                .formatted(
                        test.getSimpleName(),
                        ran.get(),
                        what,
                        Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                        failures.isEmpty() ? "none failed" : "failed: " + failures.keySet()));
        if (!failures.isEmpty()) {
            throw failure(test, failures);
        }
    }

    private static void print(String line) {
        System.out.print(line);
        try {
            Files.createDirectories(RAN.getParent());
            Files.writeString(RAN, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssertionError failure(Class<?> test, SortedMap<Long, Throwable> failures) {
        StringBuilder text = new StringBuilder();
        failures.forEach((seed, failure) -> text.append("Seed " + seed + ": " + failure.getMessage()
                + " (replay with -Dtest=" + test.getSimpleName() + " -Ddynox.simulation.seed=" + seed + ")\n"));
        return new AssertionError(text.toString(), failures.get(failures.firstKey()));
    }
}
