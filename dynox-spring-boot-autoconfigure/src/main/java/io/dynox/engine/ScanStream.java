package io.dynox.engine;

import io.dynox.BatchListener;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * Reads a table in segments, several at a time, over the read lane of the table, and emits its items as they come. A page
 * is asked for only while fewer than twice the pages that may be in flight are held.
 *
 * <p>Thread-safe; each subscription reads the table anew.
 */
final class ScanStream<P, I> implements Publisher<I> {

    private final ScanSetup<P, I> setup;
    private final EngineRuntime runtime;
    private final BatchListener listener;
    private final Supplier<Lane> lane;

    ScanStream(ScanSetup<P, I> setup, EngineRuntime runtime, BatchListener listener, Supplier<Lane> lane) {
        this.setup = setup;
        this.runtime = runtime;
        this.listener = listener;
        this.lane = lane;
    }

    @Override
    public void subscribe(Subscriber<? super I> subscriber) {
        new ScanPipeline<>(setup, runtime, listener, lane, subscriber).start();
    }
}
