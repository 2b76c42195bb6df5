package io.dynox.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Time that a test moves: a clock that stands still, and a scheduler that runs what is due when {@link #advance} passes it. With it
 * two minutes of back-off take no time.
 *
 * <pre>{@code
 * VirtualTime time = VirtualTime.start();
 * InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().time(time).build();
 * dynamo.faults().latency(Duration.ofSeconds(30));
 * CompletableFuture<?> reply = dynamo.asyncClient().getItem(request);   // not complete yet
 * time.advance(Duration.ofSeconds(30));                                 // now it is
 * }</pre>
 *
 * <p>A call of the synchronous client that a fault delays blocks until another thread advances the time. Tasks run on the thread
 * that advances, in the order of their times. Thread-safe.
 */
public final class VirtualTime {

    private final Object lock = new Object();
    private final PriorityQueue<VirtualTask<?>> tasks = new PriorityQueue<>();
    private final Clock clock = new VirtualClock();
    private final ScheduledExecutorService scheduler = new VirtualScheduler(this);
    private Instant now;
    private long sequence;

    private VirtualTime(Instant start) {
        now = start;
    }

    /** Time that stands at the beginning of 2026. */
    public static VirtualTime start() {
        return startAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Time that stands at {@code start}. */
    public static VirtualTime startAt(Instant start) {
        return new VirtualTime(start);
    }

    /** The present, as a clock in UTC. */
    public Clock clock() {
        return clock;
    }

    /** Runs tasks when their time is reached, on the thread that advances the time; shutting it down does nothing. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Moves the time on, and on the way runs what is due, also what is scheduled on the way. */
    public void advance(Duration time) {
        Instant end;
        synchronized (lock) {
            end = now.plus(time);
        }
        for (VirtualTask<?> task = next(end); task != null; task = next(end)) {
            task.run();
        }
        synchronized (lock) {
            now = now.isBefore(end) ? end : now;
        }
    }

    private @Nullable VirtualTask<?> next(Instant end) {
        synchronized (lock) {
            VirtualTask<?> task = tasks.peek();
            if (task == null || task.at().isAfter(end)) {
                return null;
            }
            tasks.remove();
            now = task.at().isAfter(now) ? task.at() : now;
            return task;
        }
    }

    <T> VirtualTask<T> schedule(Callable<T> body, Duration delay) {
        synchronized (lock) {
            VirtualTask<T> task = new VirtualTask<>(body, clock, now.plus(delay), sequence++);
            tasks.add(task);
            return task;
        }
    }

    private final class VirtualClock extends Clock {
        @Override
        public Instant instant() {
            synchronized (lock) {
                return now;
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
