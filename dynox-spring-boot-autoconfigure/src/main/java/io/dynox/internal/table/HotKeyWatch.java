package io.dynox.internal.table;

import io.dynox.ItemWrite;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.hotkeys.HotKeys;
import io.dynox.internal.sdk.KeyIdentity;
import io.dynox.internal.sdk.ReadKey;
import io.dynox.internal.sdk.TableTransports;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Reports the partition keys of what is sent to the search for hot ones; without one, transports stay as they are. Thread-safe.
 *
 * @param hotKeys null if hot keys are not looked for
 */
record HotKeyWatch(@Nullable HotKeys hotKeys) {

    /** A key as people write it: a text or a number as it is, a binary in Base64. */
    static String text(Object partition) {
        return partition instanceof SdkBytes bytes
                ? Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())
                : partition.toString();
    }

    <P> WriteTransport<P> writes(String lane, TableTransports.Writes<?, P> writes) {
        HotKeys seen = hotKeys;
        return seen == null ? writes.transport() : new WatchedWrites<>(seen, lane, writes);
    }

    private record WatchedWrites<P>(HotKeys seen, String lane, TableTransports.Writes<?, P> writes)
            implements WriteTransport<P> {

        @Override
        public CompletionStage<BatchOutcome> send(String table, List<P> payloads) {
            // known before the first batch is sent
            CompletionStage<?> unused = writes.keys().get().thenAccept(reader -> {
                List<Object> partitions = new ArrayList<>(payloads.size());
                for (P payload : payloads) {
                    KeyIdentity key =
                            (KeyIdentity) reader.key(writes.operation().apply(payload), payload);
                    partitions.add(key.partition());
                }
                seen.sent(lane, Operation.BATCH_WRITE, partitions);
            });
            return writes.transport().send(table, payloads);
        }

        @Override
        public int maxWrites() {
            return writes.transport().maxWrites();
        }

        @Override
        public Operation operation(ItemWrite.Kind kind) {
            return writes.transport().operation(kind);
        }
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
