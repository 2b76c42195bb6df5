package io.dynox.internal.engine.write;

import io.dynox.WriteOptions;

/**
 * Says when a batch goes, and cuts it: a full one as soon as the writer may send another request, a partial one when
 * something waits for it.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}.
 */
final class BatchCutter<P> {

    private final int concurrency;
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final LingerTimer timer;
    private final AdmissionQueue<P> admissions;
    private int requestsInFlight;

    BatchCutter(
            WriteOptions options,
            WriteLedger<P> ledger,
            WriteQueues<P> queues,
            LingerTimer timer,
            AdmissionQueue<P> admissions) {
        this.concurrency = options.concurrency();
        this.ledger = ledger;
        this.queues = queues;
        this.timer = timer;
        this.admissions = admissions;
    }

    int requestsInFlight() {
        return requestsInFlight;
    }

    /** Whether a batch may go now. */
    boolean isCuttable(WriterState state, long now) {
        if (state == WriterState.CLOSED || requestsInFlight >= concurrency) {
            return false;
        }
        boolean isFull = queues.retries.hasGroup() || queues.retries.isDue(now) || queues.hasFullBatch();
        boolean isAwaited =
                state == WriterState.DRAINING || ledger.marks.isUrgent() || !admissions.isEmpty() || timer.isOver(now);
        return isFull || (isAwaited && !queues.isReadyEmpty());
    }

    /** Cuts a legal batch, which counts as in flight from now on. */
    WriteBatch<P> cut(long now) {
        WriteBatch<P> batch = queues.cut(now);
        batch.sentNanos = now;
        requestsInFlight++;
        batch.number = ++ledger.counters.requests;
        timer.restart(now);
        return batch;
    }

    /** A batch that was cut is settled. */
    void settled() {
        requestsInFlight--;
    }
}
