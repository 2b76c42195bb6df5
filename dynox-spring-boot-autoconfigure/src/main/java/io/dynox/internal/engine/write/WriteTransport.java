package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import io.dynox.event.BatchListener.Operation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The seam to the service: sends one legal batch, once, without retries of its own. Thread-safe.
 *
 * @param <P> what it sends
 */
@FunctionalInterface
public interface WriteTransport<P> {

    /** The most writes of a BatchWriteItem request (DynamoDB API reference). */
    int MAX_WRITES = 25;

    /** The most bytes that a batch may take on the wire: 16 MB (DynamoDB API reference) less room for the envelope. */
    int MAX_BYTES = (16 << 20) - (64 << 10);

    /**
     * Sends 1 to {@link #maxWrites()} writes with distinct keys.
     *
     * @return a stage that completes with the outcome; a failed stage, or a throw, counts as
     *     {@link BatchOutcome.Unknown}
     */
    CompletionStage<BatchOutcome> send(String table, List<P> payloads);

    /** The most writes that it sends at a time: 25, or fewer. */
    default int maxWrites() {
        return MAX_WRITES;
    }

    /** The operation of DynamoDB that sends writes of a kind. */
    default Operation operation(ItemWrite.Kind kind) {
        return Operation.BATCH_WRITE;
    }
}
