package io.dynox.internal.hotkeys;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.internal.hotkeys.KeySketch.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The partition keys of one table, of its writes or of its reads. Thread-safe. */
final class TableKeys {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** A key that stays hot is reported again after a minute. */
    private static final long QUIET_NANOS = 60 * NANOS_PER_SECOND;

    /**
     * A key and its rate.
     *
     * @param key the key
     * @param perSecond the requests a second that it gets for sure
     */
    record Rate(Object key, double perSecond) {}

    private final double hotPerSecond;
    private final double perSecondOfOne;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final KeySketch sketch;

    /** When a hot key was told last; there are no more hot keys than the sketch has counters. */
    @GuardedBy("lock")
    private final Map<Object, Long> toldNanos = new HashMap<>();

    TableKeys(int trackedKeys, long windowNanos, double hotPerSecond, long now) {
        this.sketch = new KeySketch(trackedKeys, windowNanos, now);
        this.hotPerSecond = hotPerSecond;
        this.perSecondOfOne = Math.log(2) * NANOS_PER_SECOND / windowNanos;
    }

    /** Counts the keys of a request, and returns those that are hot and have not been told for a while. */
    List<Rate> add(List<Object> keys, long now) {
        List<Rate> hot = new ArrayList<>(0);
        lock.lock();
        try {
            for (Object key : keys) {
                Rate rate = rate(sketch.add(key, now));
                if (rate.perSecond() >= hotPerSecond && isNews(key, now)) {
                    hot.add(rate);
                }
            }
        } finally {
            lock.unlock();
        }
        return hot;
    }

    List<Rate> top(int most, long now) {
        lock.lock();
        try {
            return sketch.top(most, now).stream().map(this::rate).toList();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean isNews(Object key, long now) {
        Long told = toldNanos.get(key);
        if (told != null && now - told < QUIET_NANOS) {
            return false;
        }
        toldNanos.values().removeIf(before -> now - before >= QUIET_NANOS);
        toldNanos.put(key, now);
        return true;
    }

    /** Of the counts that may be true the lowest, so that no key is called hot that is not. */
    private Rate rate(Counted counted) {
        return new Rate(counted.key(), (counted.count() - counted.error()) * perSecondOfOne);
    }
}
