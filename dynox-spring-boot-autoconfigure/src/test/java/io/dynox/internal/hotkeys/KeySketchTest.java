package io.dynox.internal.hotkeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.hotkeys.KeySketch.Counted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Random tests take {@code -Ddynox.sketch.seed=S} to replay one. */
class KeySketchTest {

    private static final long HALF_LIFE = 1_000;
    private static final double ROUNDING = 1e-6;

    @Test
    void countsAreExactWhileThereIsACounterForEachKey() {
        KeySketch sketch = new KeySketch(3, HALF_LIFE, 0);
        add(sketch, "a", "b", "a", "c", "a", "b");

        assertThat(sketch.top(2, 0)).containsExactly(new Counted("a", 3, 0), new Counted("b", 2, 0));
        assertThat(sketch.total(0)).isEqualTo(6);
    }

    @Test
    void newKeyTakesOverTheLeastFrequentAndItsCountAsError() {
        KeySketch sketch = new KeySketch(2, HALF_LIFE, 0);
        add(sketch, "a", "a", "a", "b", "b", "c");

        assertThat(sketch.top(9, 0)).containsExactlyInAnyOrder(new Counted("a", 3, 0), new Counted("c", 3, 2));
    }

    @Test
    void countsFadeByHalfInAHalfLife() {
        KeySketch sketch = new KeySketch(2, HALF_LIFE, 0);
        add(sketch, "a", "a", "a", "a");

        assertThat(sketch.top(1, HALF_LIFE).get(0).count()).isEqualTo(2, Offset.offset(ROUNDING));
        assertThat(sketch.top(1, 3 * HALF_LIFE).get(0).count()).isEqualTo(0.5, Offset.offset(ROUNDING));
    }

    @Test
    void steadyRateIsItsCountByTheHalfLife() {
        KeySketch sketch = new KeySketch(2, HALF_LIFE, 0);
        for (long now = 0; now < 20 * HALF_LIFE; now += 10) {
            sketch.add("a", now);
        }

        double perHalfLife = sketch.top(1, 20 * HALF_LIFE).get(0).count() * Math.log(2);
        assertThat(perHalfLife).isEqualTo(100, Offset.offset(1.0));
    }

    @Test
    void longSilenceLeavesNothing() {
        KeySketch sketch = new KeySketch(2, HALF_LIFE, Long.MAX_VALUE - 5);
        sketch.add("a", Long.MAX_VALUE - 5);
        sketch.add("b", Long.MIN_VALUE + 1_000_000_000_000_000L);

        assertThat(sketch.top(1, Long.MIN_VALUE + 1_000_000_000_000_000L)).containsExactly(new Counted("b", 1, 0));
    }

    @Test
    void boundHoldsForAnyStream() {
        String replay = System.getProperty("dynox.sketch.seed");
        for (long seed = replay == null ? 0 : Long.parseLong(replay);
                seed < (replay == null ? 400 : Long.parseLong(replay) + 1);
                seed++) {
            check(seed);
        }
    }

    /** Compares with an exact account of the same faded stream. */
    private static void check(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int capacity = 1 + random.nextInt(40);
        int keys = 1 + random.nextInt(300);
        double skew = 1 + random.nextDouble() * 4;
        long step = random.nextBoolean() ? 0 : random.nextLong(HALF_LIFE / 2);
        KeySketch sketch = new KeySketch(capacity, HALF_LIFE, 0);
        Map<Object, Double> exact = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 2_000; i++) {
            long passed = step == 0 ? 0 : random.nextLong(step + 1);
            now += passed;
            double fade = Math.pow(2, -(double) passed / HALF_LIFE);
            exact.replaceAll((key, count) -> count * fade);
            Object key = (int) (keys * Math.pow(random.nextDouble(), skew));
            exact.merge(key, 1.0, Double::sum);
            sketch.add(key, now);
        }

        double total = exact.values().stream().mapToDouble(count -> count).sum();
        double bound = total / capacity + ROUNDING;
        List<Counted> top = sketch.top(capacity, now);
        assertThat(sketch.total(now)).as("total, seed " + seed).isEqualTo(total, Offset.offset(ROUNDING));
        assertThat(top)
                .as("counters, seed " + seed)
                .hasSizeLessThanOrEqualTo(capacity)
                .allSatisfy(counted -> {
                    double truth = exact.getOrDefault(counted.key(), 0.0);
                    assertThat(counted.count()).isBetween(truth - ROUNDING, truth + counted.error() + ROUNDING);
                    assertThat(counted.error()).isBetween(0.0, bound);
                });
        Map<Object, Counted> found = top.stream().collect(Collectors.toMap(Counted::key, Function.identity()));
        exact.forEach((key, count) -> {
            if (count > bound) {
                assertThat(found).as("frequent keys, seed " + seed).containsKey(key);
            }
        });
    }

    private static void add(KeySketch sketch, String... keys) {
        for (String key : keys) {
            sketch.add(key, 0);
        }
    }
}
