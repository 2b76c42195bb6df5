package io.dynox.internal.engine.write;

import io.dynox.BatchWriteResult;
import io.dynox.OperationKind;
import io.dynox.WriteAccount;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.report.Events;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A flush of a writer, or the flush that its close is, as an operation of the thread that asked for it. Thread-safe. */
final class FlushOperation<P> {

    private final WriteBuffer<P> buffer;
    private final Statement before;
    private final CallerOperation operation;

    /** Begins a flush of the current thread. */
    FlushOperation(WriterSetup<?, P> setup, WriteBuffer<P> buffer) {
        this.buffer = buffer;
        this.before = buffer.statement();
        OptionalLong items = OptionalLong.of(before.account().pending());
        this.operation = new CallerOperation(
                setup.listener(),
                new Events.OperationStarted(setup.table(), OperationKind.FLUSH, items),
                setup.runtime());
    }

    /** Its future completes when everything issued so far is resolved. */
    FlushMark start() {
        return buffer.flush(operation.listener());
    }

    Executor callbacks() {
        return operation.callbacks();
    }

    /**
     * Ends it, and gives the writer's account at that moment.
     *
     * @param aborted why the writer was ended before its writes; null when it wasn't
     */
    Statement end(@Nullable Throwable aborted) {
        Statement after = buffer.statement();
        Counts.Writes counts = during(after.account(), before.account());
        operation.end(
                after.requests() - before.requests(),
                after.retries() - before.retries(),
                after.consumedUnits() - before.consumedUnits(),
                counts,
                counts.notAttempted() > 0
                        ? (aborted == null ? after.ending() : aborted)
                        : counts.failed() > 0 ? after.lastFailure() : null);
        return after;
    }

    /** How the writes of an account ended. */
    static BatchWriteResult.Covered counts(WriteAccount account) {
        return new BatchWriteResult.Covered(
                account.written(), account.superseded(), account.failed(), account.notAttempted());
    }

    private static Counts.Writes during(WriteAccount now, WriteAccount before) {
        return new Counts.Writes(
                now.written() - before.written(),
                now.superseded() - before.superseded(),
                now.failed() - before.failed(),
                now.notAttempted() - before.notAttempted());
    }
}
