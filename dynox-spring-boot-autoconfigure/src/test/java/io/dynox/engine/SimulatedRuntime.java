package io.dynox.engine;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Virtual time: everything that would happen on another thread or later is an event, run one at a time in the order of
 * time, and among equal times in an order that the seed decides.
 */
final class SimulatedRuntime implements EngineRuntime {

    private record Event(long atNanos, long tie, Runnable task) {}

    private final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.atNanos != b.atNanos ? Long.compare(a.atNanos, b.atNanos) : Long.compare(a.tie, b.tie));
    private long now = 1;
    private int ran;

    SimulatedRuntime(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        Event event = new Event(now + Math.max(0, delayNanos), random.nextLong(), task);
        events.add(event);
        return () -> events.remove(event);
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void execute(Runnable callback) {
        schedule(callback, random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0);
    }

    /** Runs the next event if it is due before a moment. */
    boolean stepBefore(long endNanos) {
        Event next = events.peek();
        return next != null && next.atNanos < endNanos && step();
    }

    /** Runs the next event; false when there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        if (++ran > 2_000_000) {
            throw new AssertionError("livelock: two million events and no end");
        }
        now = next.atNanos;
        next.task.run();
        return true;
    }
}
