package io.dynox.internal.engine.read;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.read.ReadOutcome.Refused;
import io.dynox.internal.engine.read.ReadOutcome.Replied;
import io.dynox.internal.engine.read.ReadOutcome.Throttled;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each key of one batch get, and when it is asked for again.
 *
 * <p>Not thread-safe; owned by {@link ReadPipeline}.
 */
final class ReadLedger<I> {

    /** Keys that wait for another request, and how long. */
    record Again(int keys, long delayNanos) {
        static final Again NONE = new Again(0, 0);
    }

    final KeyQueue queue;
    private final String table;
    private final RetryBudget budget;
    private final @Nullable I[] items;
    private final BitSet unread = new BitSet();
    private final int[] attempts;
    private final int[] fruitless;
    private final long[] firstSentNanos;
    private int open;
    private long requests;
    private long retries;
    private double consumedUnits;
    private @Nullable Throwable cause;
    private @Nullable Throwable lastFailure;
    private boolean isAnyRead;
    private long lastReadNanos;
    private boolean refused;

    @SuppressWarnings("unchecked") // an array that only ever holds what the transport returned
    ReadLedger(String table, int keys, RetryPolicy policy) {
        this.table = table;
        this.budget = new RetryBudget(policy);
        this.queue = new KeyQueue(keys);
        this.items = (@Nullable I[]) new Object[keys];
        this.attempts = new int[keys];
        this.fruitless = new int[keys];
        this.firstSentNanos = new long[keys];
        this.open = keys;
    }

    boolean isComplete() {
        return open == 0;
    }

    /** How far the keys are. */
    Reading reading() {
        return new Reading(items.length - open, unread.cardinality(), retries);
    }

    /** The positions of the keys of the next request. */
    int[] cut(long now) {
        int[] batch = queue.poll(now);
        requests++;
        for (int key : batch) {
            if (attempts[key]++ == 0) {
                firstSentNanos[key] = now;
            } else {
                retries++;
            }
        }
        return batch;
    }

    Again apply(int[] batch, ReadOutcome<I> outcome, long now, double random) {
        if (outcome instanceof Replied<I> replied) {
            consumedUnits += replied.consumedUnits();
            for (int i = 0; i < batch.length; i++) {
                if (!replied.unprocessed().get(i)) {
                    items[batch[i]] = replied.items().get(i);
                    open--;
                }
            }
            int[] left = replied.unprocessed().stream().map(i -> batch[i]).toArray();
            boolean progress = left.length < batch.length;
            if (progress) {
                isAnyRead = true;
                lastReadNanos = now;
            }
            if (replied.sizeCut() && progress) {
                return askAtOnce(left, now);
            }
            return askLater(left, null, progress, now, random);
        }
        if (outcome instanceof Throttled<I> throttled) {
            return askLater(batch, throttled.cause(), false, now, random);
        }
        if (outcome instanceof Failed<I> failed) {
            return askLater(batch, failed.cause(), false, now, random);
        }
        if (outcome instanceof Refused<I> refusal) {
            giveUp(batch);
            stop(refusal.cause());
        }
        return Again.NONE;
    }

    /** Nothing more is asked for; what is in flight may still be read. */
    void stop(Throwable why) {
        refused = true;
        cause = why;
        giveUp(queue.drain());
    }

    ReadResult<I> result(Duration elapsed) {
        List<@Nullable I> found = Collections.unmodifiableList(Arrays.asList(items));
        return new ReadResult<>(found, unread, requests, retries, consumedUnits, elapsed, cause);
    }

    /** The reply was full: the rest is asked for without delay, and no attempt is counted. */
    private Again askAtOnce(int[] keys, long now) {
        if (refused) {
            giveUp(keys);
        } else if (keys.length > 0) {
            for (int key : keys) {
                fruitless[key] = 0;
            }
            queue.askAgain(keys, now, now + KeyQueue.NEVER_NANOS);
        }
        return Again.NONE;
    }

    private Again askLater(int[] keys, @Nullable Throwable failure, boolean progress, long now, double random) {
        lastFailure = failure;
        int[] again = new int[keys.length];
        int count = 0;
        long longest = 0;
        for (int key : keys) {
            fruitless[key] = progress ? 0 : fruitless[key] + 1;
            long elapsed = now - firstSentNanos[key];
            if (refused || budget.isSpent(elapsed, fruitless[key])) {
                abandon(key, now);
            } else {
                again[count++] = key;
                longest = Math.max(longest, budget.delayNanos(elapsed, fruitless[key], random));
            }
        }
        return askAgain(Arrays.copyOf(again, count), longest, now);
    }

    private Again askAgain(int[] keys, long delayNanos, long now) {
        if (refused || keys.length == 0) {
            giveUp(keys);
            return Again.NONE;
        }
        long left = leastLeft(keys, now);
        long delay = Math.min(delayNanos, left);
        queue.askAgain(keys, now + delay, now + left);
        return new Again(keys.length, delay);
    }

    private long leastLeft(int[] keys, long now) {
        long least = Long.MAX_VALUE;
        for (int key : keys) {
            least = Math.min(least, budget.nanosLeft(now - firstSentNanos[key]));
        }
        return Math.max(0, least);
    }

    /** Gives up the keys that wait though their deadline has passed. */
    void expire(long now) {
        int[] late = queue.drainLate(now);
        int[] others = new int[late.length];
        int count = 0;
        for (int key : late) {
            if (budget.isPastDeadline(now - firstSentNanos[key])) {
                abandon(key, now);
            } else {
                others[count++] = key;
            }
        }
        Again unused = askAgain(Arrays.copyOf(others, count), 0, now);
    }

    /**
     * Gives up a key whose budget is spent. Where nothing at all was read since it was first asked for, the table doesn't
     * answer: no time is left for the keys that wait either, be it for their first request.
     */
    private void abandon(int key, long now) {
        giveUp(key);
        if (refused) {
            return;
        }
        long elapsed = now - firstSentNanos[key];
        cause = budget.spent(table, "key", attempts[key], elapsed, fruitless[key], lastFailure);
        boolean isSilent = !isAnyRead || lastReadNanos - firstSentNanos[key] <= 0;
        if (budget.isPastDeadline(elapsed) && isSilent) {
            stop(cause);
        }
    }

    private void giveUp(int... keys) {
        for (int key : keys) {
            unread.set(key);
            open--;
        }
    }
}
