package io.dynox.internal.engine.operation;

import io.dynox.event.BatchListener;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.report.Snapshots;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Adds up what happened since the start. A few additions for each request; none for each item. Thread-safe. */
public final class EngineTally implements BatchListener {

    private final LongAdder writers = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder throttles = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder superseded = new LongAdder();
    private final LongAdder notAttempted = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder unread = new LongAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();
    private final DoubleAdder readUnits = new DoubleAdder();

    public EngineSnapshot.Totals totals() {
        return new Snapshots.Totals(
                writers.sum(),
                requests.sum(),
                throttles.sum(),
                retries.sum(),
                written.sum(),
                failed.sum(),
                superseded.sum(),
                notAttempted.sum(),
                found.sum(),
                missing.sum(),
                unread.sum(),
                writeUnits.sum(),
                readUnits.sum());
    }

    @Override
    public void writerOpened(String table) {
        writers.increment();
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        requests.increment();
        if (event.operation() == Operation.SCAN || event.operation() == Operation.QUERY) {
            found.add(event.processed());
        }
        (event.operation().isWrite() ? writeUnits : readUnits).add(event.consumedUnits());
    }

    @Override
    public void throttled(Throttled event) {
        throttles.increment();
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        retries.add(event.items());
    }

    @Override
    public void writesEnded(WritesEnded event) {
        written.add(event.written());
        failed.add(event.failed());
        superseded.add(event.superseded());
        notAttempted.add(event.notAttempted());
    }

    @Override
    public void getCompleted(GetCompleted event) {
        found.add(event.found());
        missing.add(event.missing());
        unread.add(event.unread());
    }
}
