package io.dynox.internal.engine.write;

import io.dynox.WriteOptions;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.EngineRuntime;

/**
 * What a writer is made of.
 *
 * @param table the table, as the caller named it
 * @param codec encodes the caller's items
 * @param transport sends batches
 * @param options the writer's options
 * @param runtime time, timers, randomness
 * @param listener receives the events
 */
public record WriterSetup<T, P>(
        String table,
        WriteCodec<T, P> codec,
        WriteTransport<P> transport,
        WriteOptions options,
        EngineRuntime runtime,
        SafeListener listener) {}
