package io.dynox.internal.engine.read;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.read.ReadOutcome.Replied;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each key of one batch get, and when it is asked for again. Not thread-safe; owned by {@link
 * ReadPipeline}.
 */
final class ReadLedger<I> {

    final KeyQueue queue;
    private final String table;
    private final RetryBudget budget;
    private final @Nullable I[] items;
    private final BitSet unread = new BitSet();
    private int open;
    private long requests;
    private long retries;
    private double consumedUnits;
    private @Nullable Throwable cause;
    private @Nullable Throwable lastFailure;
    /** Requests in a row of which nothing was read. */
    private int failures;

    private boolean isAnyRead;
    private long lastReadNanos;
    private boolean refused;

    @SuppressWarnings("unchecked") // an array that only ever holds what the transport returned
    ReadLedger(String table, int keys, RetryPolicy policy) {
        this.table = table;
        this.budget = new RetryBudget(policy);
        this.queue = new KeyQueue(keys);
        this.items = (@Nullable I[]) new Object[keys];
        this.open = keys;
    }

    boolean isComplete() {
        return open == 0;
    }

    /** Whether keys wait, be it for their first request. */
    boolean isAnyWaiting() {
        return !refused && queue.isAnyWaiting();
    }

    /** How far the keys are. */
    Reading reading() {
        return new Reading(items.length - open, unread.cardinality(), retries);
    }

    /** The next request. */
    ReadRequest cut(long now) {
        ReadRequest request = new ReadRequest(queue.poll(now));
        request.number = ++requests;
        request.sentNanos = now;
        for (AskedKeys keys : request.groups) {
            if (keys.attempts() > 0) {
                retries += keys.size();
            }
            keys.sent(now);
        }
        return request;
    }

    /** Settles the keys of a request, and says which of them are asked for again. */
    Again apply(ReadRequest request, ReadOutcome<I> outcome, long now, double random) {
        if (outcome instanceof Replied<I> replied) {
            consumedUnits += replied.consumedUnits();
            List<AskedKeys> left = read(request, replied);
            boolean progress = replied.left() < request.size();
            if (progress) {
                isAnyRead = true;
                lastReadNanos = now;
            }
            return askAgain(left, null, progress, replied.sizeCut() && progress, now, random);
        }
        if (outcome instanceof Failed<I> failed) {
            Throwable why = failed.failure().cause();
            if (failed.failure() instanceof Throttled || failed.failure() instanceof Unanswered) {
                return askAgain(request.groups, why, false, false, now, random);
            }
            request.groups.forEach(this::giveUp);
            stop(why);
            return Again.NONE;
        }
        throw new AssertionError(outcome);
    }

    /** Takes what was read, and returns the keys that were not. */
    private List<AskedKeys> read(ReadRequest request, Replied<I> replied) {
        BitSet unprocessed = replied.unprocessed();
        List<AskedKeys> left = new ArrayList<>();
        int i = 0;
        for (AskedKeys keys : request.groups) {
            int[] unread = new int[keys.size()];
            int count = 0;
            for (int key : keys.positions) {
                if (unprocessed.get(i)) {
                    unread[count++] = key;
                } else {
                    items[key] = replied.items().get(i);
                    open--;
                }
                i++;
            }
            if (count == unread.length) {
                left.add(keys);
            } else if (count > 0) {
                left.add(keys.only(Arrays.copyOf(unread, count)));
            }
        }
        return left;
    }

    /** Nothing more is asked for; what is in flight may still be read. */
    void stop(Throwable why) {
        refused = true;
        cause = why;
        queue.drain().forEach(this::giveUp);
    }

    ReadResult<I> result(Duration elapsed) {
        List<@Nullable I> found = Collections.unmodifiableList(Arrays.asList(items));
        return new ReadResult<>(found, unread, requests, retries, consumedUnits, elapsed, cause);
    }

    /**
     * Keys wait for another request, or are given up.
     *
     * @param atOnce whether the reply was full: the rest is asked for without delay, and no attempt is counted
     */
    private Again askAgain(
            List<AskedKeys> left,
            @Nullable Throwable failure,
            boolean progress,
            boolean atOnce,
            long now,
            double random) {
        failures = progress ? 0 : failures + 1;
        if (!atOnce) {
            lastFailure = failure;
        }
        Again again = Again.NONE;
        for (AskedKeys keys : left) {
            keys.unprocessed(progress);
            if (refused) {
                giveUp(keys);
            } else if (atOnce) {
                queue.askAgain(keys, now, now + KeyQueue.NEVER_NANOS);
            } else if (keys.isSpent(budget, now)) {
                abandon(keys, now);
            } else {
                long delay = keys.delayNanos(budget, now, random);
                queue.askAgain(keys, now + delay, now + budget.nanosLeft(keys.elapsedNanos(now)));
                again = again.and(keys.size(), delay);
            }
        }
        return again;
    }

    /** When a key was read last; {@code startedNanos} before the first. */
    long lastReadNanos(long startedNanos) {
        return isAnyRead ? lastReadNanos : startedNanos;
    }

    /**
     * Gives up all keys that wait when the table has answered nothing but failures for the deadline.
     *
     * @param waitedNanos the time since a key was read last
     * @param silentNanos the row of failures of all who read the table, since then
     * @return how long they may still wait; not above zero when they were given up
     */
    long expireIfSilent(long waitedNanos, long silentNanos) {
        long patience = budget.patienceNanos(waitedNanos, silentNanos);
        if (patience <= 0) {
            stop(budget.silence(table, "keys", failures, silentNanos, lastFailure));
        }
        return patience;
    }

    /** Gives up the keys that wait though their deadline has passed. */
    void expire(long now) {
        queue.drainLate(now).forEach(keys -> abandon(keys, now));
    }

    /**
     * Gives up keys whose budget is spent. Where nothing at all was read since they were first asked for, the table doesn't
     * answer: no time is left for the keys that wait either, be it for their first request.
     */
    private void abandon(AskedKeys keys, long now) {
        giveUp(keys);
        if (refused) {
            return;
        }
        cause = keys.spent(budget, table, "key", now, lastFailure);
        long elapsed = keys.elapsedNanos(now);
        boolean isSilent = !isAnyRead || now - lastReadNanos >= elapsed;
        if (budget.isPastDeadline(elapsed) && isSilent) {
            stop(cause);
        }
    }

    /** Keys stay unread. */
    void giveUp(AskedKeys keys) {
        for (int key : keys.positions) {
            unread.set(key);
        }
        open -= keys.size();
    }
}
