package io.dynox.internal.engine.write;

import io.dynox.BatchProgress;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.operation.ConflatedSource;
import io.dynox.internal.engine.operation.ProgressMeter;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.operation.SafeListener;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/** Reports how far a writer is: to listeners, a few times a second while replies come, and to subscribers. Thread-safe. */
final class WriterProgress {

    private final ProgressMeter meter;
    private final Supplier<Reading> reading;
    private final SafeListener listener;
    private final ConflatedSource source;
    private volatile boolean ended;

    WriterProgress(WriterSetup<?, ?> setup, OperationStarted started, Supplier<Reading> reading) {
        this.meter = new ProgressMeter(started, setup.runtime());
        this.reading = reading;
        this.listener = setup.listener();
        this.source = new ConflatedSource(setup.runtime()::execute);
    }

    /** A request of the writer has ended. */
    void replied(long now) {
        if (!ended && meter.isDue(now)) {
            tell();
            source.changed();
        }
    }

    /** The writer has ended. */
    void ended() {
        ended = true;
        tell();
        source.changed();
        source.end();
    }

    /** The progress of the writer: the latest value to each subscriber when it asks, and the last one at the end. */
    Publisher<BatchProgress> publisher(OptionalLong total) {
        return source.publisher(() -> meter.progress(reading.get(), total));
    }

    private void tell() {
        Reading now = reading.get();
        meter.measure(now);
        listener.progressed(meter.progress(now));
    }
}
