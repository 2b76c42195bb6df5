package io.dynox.internal.engine.write;

import io.dynox.UnitsCeilingException;
import io.dynox.WriteOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says when a batch goes, and cuts it: a full one as soon as the writer may send another request, a partial one when
 * something waits for it. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class BatchCutter<P> {

    private final int concurrency;
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final LingerTimer timer;
    private final AdmissionQueue<P> admissions;
    private final UnitsCeiling ceiling;
    private int requestsInFlight;

    BatchCutter(
            String table,
            WriteOptions options,
            WriteLedger<P> ledger,
            WriteQueues<P> queues,
            LingerTimer timer,
            AdmissionQueue<P> admissions) {
        this.concurrency = options.concurrency();
        this.ceiling = new UnitsCeiling(table, options);
        this.ledger = ledger;
        this.queues = queues;
        this.timer = timer;
        this.admissions = admissions;
    }

    int requestsInFlight() {
        return requestsInFlight;
    }

    /** Whether a batch may go now. At the ceiling, the answers of the requests in flight decide. */
    boolean isCuttable(WriterState state, long now) {
        if (state == WriterState.CLOSED || requestsInFlight >= concurrency) {
            return false;
        }
        boolean isFull = queues.retries.hasGroup() || queues.retries.isDue(now) || queues.hasFullBatch();
        boolean isAwaited =
                state == WriterState.DRAINING || ledger.marks.isUrgent() || !admissions.isEmpty() || timer.isOver(now);
        return (isFull || (isAwaited && !queues.isReadyEmpty()))
                && (ceiling.isNone() || requestsInFlight == 0 || ceiling.hasRoom(queues.nextUnits(now)));
    }

    /**
     * Cuts a legal batch if one may go; it counts as in flight from now on.
     *
     * @param stop receives why nothing more may go, once the ceiling is reached
     */
    @Nullable
    WriteBatch<P> cut(WriterState state, long now, Consumer<UnitsCeilingException> stop) {
        if (!isCuttable(state, now)) {
            return null;
        }
        WriteBatch<P> batch = ceiling.cut(ceiling.isNone() ? 0 : queues.nextUnits(now), room -> queues.cut(now, room));
        if (batch == null) {
            // the answers of the writer's own requests may give some back
            if (requestsInFlight == 0) {
                stop.accept(ceiling.reached(queues.nextUnits(now)));
            }
            return null;
        }
        batch.sentNanos = now;
        requestsInFlight++;
        batch.number = ++ledger.counters.requests;
        timer.restart(now);
        return batch;
    }

    /** A batch that was cut is settled. */
    void settled(WriteBatch<P> batch, BatchOutcome outcome) {
        ceiling.settled(batch, outcome);
        requestsInFlight--;
    }
}
