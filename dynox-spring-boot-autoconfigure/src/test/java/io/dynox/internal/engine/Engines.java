package io.dynox.internal.engine;

import io.dynox.BatchWriter;
import io.dynox.OperationKind;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.report.Events;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Engines and writers as tests want them, of whose settings each test names those that it is about. */
public final class Engines {

    private Engines() {}

    public static BatchEngine of(
            EngineRuntime runtime, List<BatchListener> listeners, int writeWindow, int readWindow) {
        return of(runtime, listeners, writeWindow, readWindow, Pacers.NONE);
    }

    public static BatchEngine of(
            EngineRuntime runtime, List<BatchListener> listeners, int writeWindow, int readWindow, Pacers pacers) {
        return of(runtime, listeners, writeWindow, readWindow, pacers, CallerContext.NONE);
    }

    public static BatchEngine of(
            EngineRuntime runtime,
            List<BatchListener> listeners,
            int writeWindow,
            int readWindow,
            Pacers pacers,
            CallerContext contexts) {
        return new BatchEngine(
                runtime, listeners, writeWindow, readWindow, pacers, contexts, BatchEngine.LONGEST_ATTEMPT, "sdk");
    }

    /** Opens a writer whose lane has the name of its table. */
    public static <T, P> BatchWriter<T> openWriter(
            BatchEngine engine,
            String table,
            String lane,
            WriteCodec<T, P> codec,
            CompletionStage<KeyReader<P>> keys,
            WriteTransport<P> transport,
            WriteOptions options) {
        return engine.openWriter(
                new Events.OperationStarted(table, OperationKind.WRITER, OptionalLong.empty()),
                lane,
                codec,
                () -> keys,
                transport,
                options);
    }
}
