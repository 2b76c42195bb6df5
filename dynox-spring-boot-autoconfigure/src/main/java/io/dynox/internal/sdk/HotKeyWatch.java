package io.dynox.internal.sdk;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.hotkeys.HotKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Tells the partition keys of what is sent to who looks for hot ones; where nobody does, transports stay as they are. Thread-safe.
 *
 * @param hotKeys null when nobody looks
 */
record HotKeyWatch(@Nullable HotKeys hotKeys) {

    /** A key as people write it: a text or a number as it is, a binary in Base64. */
    static String text(Object partition) {
        return partition instanceof SdkBytes bytes
                ? Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())
                : partition.toString();
    }

    WriteTransport<WriteRequest> writes(
            String lane, WriteTransport<WriteRequest> transport, CompletionStage<TableKeyReader> keys) {
        HotKeys seen = hotKeys;
        if (seen == null) {
            return transport;
        }
        return (table, payloads) -> {
            // complete before the first batch is sent
            CompletionStage<?> unused = keys.thenAccept(reader -> {
                List<Object> partitions = new ArrayList<>(payloads.size());
                payloads.forEach(write -> partitions.add(reader.keyOf(write).partition()));
                seen.sent(lane, Operation.BATCH_WRITE, partitions);
            });
            return transport.send(table, payloads);
        };
    }

    <I> ReadTransport<ReadKey, I> reads(String lane, ReadTransport<ReadKey, I> transport) {
        HotKeys seen = hotKeys;
        if (seen == null) {
            return transport;
        }
        return (table, keys, options) -> {
            List<Object> partitions = new ArrayList<>(keys.size());
            keys.forEach(key -> partitions.add(key.identity().partition()));
            seen.sent(lane, Operation.BATCH_GET, partitions);
            return transport.send(table, keys, options);
        };
    }
}
