package io.dynox.internal.engine.runtime;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time: everything that would happen on another thread or later is an event, run one at a time in the order of
 * time, and among equal times in an order that the seed decides. Looking at the clock takes time, so that things become due
 * between one look and the next.
 */
public final class SimulatedRuntime implements EngineRuntime {

    /** The longest that {@link #execute} keeps a callback waiting. */
    public static final long LONGEST_CALLBACK_DELAY_NANOS = 1_000_000;

    /** The most that passes between two looks at the clock at the same moment, by the engine and by the simulation. */
    public static final long CLOCK_SLACK_NANOS = 1_000_000;

    private static final int LONGEST_LOOK_NANOS = 2_000;

    private static final int MOST_EVENTS = 2_000_000;

    private static final class Event implements Cancellable {
        final long atNanos;
        final long tie;
        final Runnable task;
        boolean isCancelled;

        Event(long atNanos, long tie, Runnable task) {
            this.atNanos = atNanos;
            this.tie = tie;
            this.task = task;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }

    private final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.atNanos != b.atNanos ? Long.compare(a.atNanos, b.atNanos) : Long.compare(a.tie, b.tie));
    private long now = 1;
    private int ran;
    private int submittedIn;
    private @Nullable AssertionError violation;

    public SimulatedRuntime(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public long nanoTime() {
        now += random.nextInt(LONGEST_LOOK_NANOS);
        return now;
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        Event event = new Event(now + Math.max(0, delayNanos), random.nextLong(), task);
        events.add(event);
        return event;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void execute(Runnable callback) {
        int submitted = ran;
        Runnable task = () -> {
            submittedIn = submitted;
            callback.run();
        };
        schedule(task, random.nextInt(3) == 0 ? random.nextLong(LONGEST_CALLBACK_DELAY_NANOS) : 0);
    }

    /** The time of the last look at the clock. */
    public long lastNanos() {
        return now;
    }

    /** The number of the event that runs. */
    public int event() {
        return ran;
    }

    /** The number of the event that submitted the callback that runs. */
    public int submittedIn() {
        return submittedIn;
    }

    /** Fails the run. Transports, listeners and futures would keep an exception to themselves. */
    public void violated(String rule, Object detail) {
        if (violation == null) {
            violation = new AssertionError(rule + ": " + detail);
        }
    }

    public void check(boolean holds, String rule, Object detail) {
        if (!holds) {
            violated(rule, detail);
        }
    }

    /** Runs the next event if it is due before a moment. */
    public boolean stepBefore(long endNanos) {
        Event next = events.peek();
        return next != null && next.atNanos < endNanos && step();
    }

    /** Runs the next event; false when there is none. */
    public boolean step() {
        Event next = events.poll();
        if (next != null && !next.isCancelled) {
            if (++ran > MOST_EVENTS) {
                throw new AssertionError("livelock: two million events and no end");
            }
            now = Math.max(now, next.atNanos);
            next.task.run();
        }
        throwViolation();
        return next != null;
    }

    public void throwViolation() {
        if (violation != null) {
            throw violation;
        }
    }
}
