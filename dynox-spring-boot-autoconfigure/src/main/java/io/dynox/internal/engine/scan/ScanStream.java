package io.dynox.internal.engine.scan;

import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * Reads a table in segments, several at a time, over the read lane of the table, and emits its items as they come. A page
 * is asked for only while fewer than twice the pages that may be in flight are held.
 *
 * <p>Thread-safe; each subscription reads the table anew.
 *
 * @param opened receives each scan before it begins
 */
public record ScanStream<P, I>(
        ScanSetup<P, I> setup,
        EngineRuntime runtime,
        SafeListener listener,
        Supplier<Lane> lane,
        Consumer<OpenRead> opened)
        implements Publisher<I> {

    @Override
    public void subscribe(Subscriber<? super I> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        OperationStarted started = new Events.OperationStarted(setup.table(), setup.kind(), OptionalLong.empty());
        CallerOperation operation = new CallerOperation(listener, started, runtime);
        new ScanPipeline<>(setup, runtime, operation, lane, subscriber).start(opened);
    }
}
