package io.dynox.internal.hotkeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the most frequent keys of a stream in a fixed space, by Space-Saving (Metwally, Agrawal, El Abbadi 2005): unlike a
 * count-min sketch it needs no second structure for the top, and its bound holds for sure rather than probably. With {@code m}
 * counters and a total of {@code n}, each key that was counted more than {@code n / m} times has a counter, and a counter is too high
 * by its error at most, which is {@code n / m} at most.
 *
 * <p>Counts fade: what was counted a half-life ago weighs half. Rather than shrink all counters, later ones grow (forward decay),
 * so that an addition stays O(log m) and the bound holds for the faded counts. Not thread-safe; owned by {@link TableKeys}.
 */
final class KeySketch {

    /** Half-lives after which weights are brought back, long before a double loses anything. */
    private static final double RESCALE_AFTER = 64;

    /**
     * A key and its faded count.
     *
     * @param key the key
     * @param count at least the true count
     * @param error by how much it may be too high
     */
    record Counted(Object key, double count, double error) {}

    private static final class Counter {
        private Object key;
        private double weight;
        private double error;
        private int place;

        private Counter(Object key, int place) {
            this.key = key;
            this.place = place;
        }
    }

    private final int capacity;
    private final double halfLifeNanos;
    private final Map<Object, Counter> counters;
    /** A heap: the smallest weight is first. */
    private final List<Counter> heap;

    private long landmarkNanos;
    private double total;

    KeySketch(int capacity, long halfLifeNanos, long now) {
        this.capacity = capacity;
        this.halfLifeNanos = halfLifeNanos;
        this.counters = new HashMap<>(capacity * 4 / 3 + 1);
        this.heap = new ArrayList<>(capacity);
        this.landmarkNanos = now;
    }

    /** Counts a key once, and returns what is known of it. */
    Counted add(Object key, long now) {
        double one = scale(now);
        total += one;
        Counter counter = counters.get(key);
        if (counter == null) {
            counter = heap.size() < capacity ? fresh(key) : takeOver(heap.get(0), key);
            counters.put(key, counter);
        }
        counter.weight += one;
        sink(counter);
        return counted(counter, one);
    }

    /** The most frequent keys, the first of them first. */
    List<Counted> top(int most, long now) {
        double one = scale(now);
        return heap.stream()
                .map(counter -> counted(counter, one))
                .sorted(Comparator.comparingDouble(Counted::count).reversed())
                .limit(most)
                .toList();
    }

    /** The faded count of everything. */
    double total(long now) {
        return total / scale(now);
    }

    private Counter fresh(Object key) {
        Counter counter = new Counter(key, heap.size());
        heap.add(counter);
        rise(counter);
        return counter;
    }

    private Counter takeOver(Counter smallest, Object key) {
        counters.remove(smallest.key);
        smallest.key = key;
        smallest.error = smallest.weight;
        return smallest;
    }

    private static Counted counted(Counter counter, double one) {
        return new Counted(counter.key, counter.weight / one, counter.error / one);
    }

    /** What a count of one weighs now. */
    private double scale(long now) {
        double halfLives = (now - landmarkNanos) / halfLifeNanos;
        if (halfLives > RESCALE_AFTER) {
            double factor = Math.pow(2, -halfLives);
            heap.forEach(counter -> {
                counter.weight *= factor;
                counter.error *= factor;
            });
            total *= factor;
            landmarkNanos = now;
            return 1;
        }
        return Math.pow(2, halfLives);
    }

    private void rise(Counter counter) {
        while (counter.place > 0) {
            Counter parent = heap.get((counter.place - 1) / 2);
            if (parent.weight <= counter.weight) {
                return;
            }
            swap(parent, counter);
        }
    }

    private void sink(Counter counter) {
        while (true) {
            int left = 2 * counter.place + 1;
            if (left >= heap.size()) {
                return;
            }
            Counter child = heap.get(left);
            if (left + 1 < heap.size() && heap.get(left + 1).weight < child.weight) {
                child = heap.get(left + 1);
            }
            if (counter.weight <= child.weight) {
                return;
            }
            swap(counter, child);
        }
    }

    private void swap(Counter a, Counter b) {
        int place = a.place;
        a.place = b.place;
        b.place = place;
        heap.set(a.place, a);
        heap.set(b.place, b);
    }
}
