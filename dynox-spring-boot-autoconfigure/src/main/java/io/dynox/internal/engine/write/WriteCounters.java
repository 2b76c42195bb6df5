package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import io.dynox.WriteAccount;
import io.dynox.event.BatchListener.WritesEnded;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Results;

/**
 * The counters behind {@link WriteAccount}. Each method moves writes from one place to exactly one other. Not
 * thread-safe; owned by {@link WriteBuffer}.
 */
final class WriteCounters {

    private long accepted;
    private long buffered;
    private long inFlight;
    private long waitingRetry;
    private long writtenPuts;
    private long writtenDeletes;
    private long superseded;
    private long failed;
    private long notAttempted;
    private long refused;
    long requests;
    long retries;
    double consumedUnits;

    void accept() {
        accepted++;
        buffered++;
    }

    void refuse() {
        refused++;
    }

    /** A write that was still to be sent left the place of {@code state} for good or for another. */
    void leave(KeySlot.State state) {
        switch (state) {
            case READY -> buffered--;
            case IN_FLIGHT -> inFlight--;
            case WAITING -> waitingRetry--;
        }
    }

    void enter(KeySlot.State state) {
        switch (state) {
            case READY -> buffered++;
            case IN_FLIGHT -> inFlight++;
            case WAITING -> waitingRetry++;
        }
    }

    void written(ItemWrite.Kind operation) {
        if (operation == ItemWrite.Kind.PUT) {
            writtenPuts++;
        } else {
            writtenDeletes++;
        }
    }

    void superseded() {
        superseded++;
    }

    void failed() {
        failed++;
    }

    void notAttempted() {
        notAttempted++;
    }

    /** How many writes of each kind have ended so far. */
    WritesEnded ended(String table) {
        return new Events.WritesEnded(table, written(), failed, superseded, notAttempted);
    }

    /** Whether no write has ended since. */
    boolean isAsBefore(WritesEnded told) {
        return told.written() == written()
                && told.failed() == failed
                && told.superseded() == superseded
                && told.notAttempted() == notAttempted;
    }

    /** How far the writes are. */
    Reading reading() {
        return new Reading(accepted - pending(), failed + notAttempted, retries);
    }

    /** Writes that were sent and have not ended. */
    long underWay() {
        return inFlight + waitingRetry;
    }

    /** Whether a write is held that was never sent. */
    boolean isAnyBuffered() {
        return buffered > 0;
    }

    /** Writes that are held and not in flight. */
    long waiting() {
        return buffered + waitingRetry;
    }

    long written() {
        return writtenPuts + writtenDeletes;
    }

    long pending() {
        return buffered + inFlight + waitingRetry;
    }

    WriteAccount snapshot() {
        return new Results.WriteAccount(
                accepted,
                buffered,
                inFlight,
                waitingRetry,
                writtenPuts,
                writtenDeletes,
                superseded,
                failed,
                notAttempted,
                refused);
    }
}
