package io.dynox.internal.engine;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import java.util.List;
import java.util.Map;

/** Takes writes as they are; a write over 400 KB is refused, as is a negative key. */
final class SimulatedCodec implements WriteCodec<SimulatedWrite, SimulatedWrite> {

    static final SimulatedCodec INSTANCE = new SimulatedCodec();
    static final int MAX_BYTES = 400 << 10;
    /** Text may grow on the wire, so that a batch meets the limit of a request. */
    static final int WIRE_FACTOR = 4;

    @Override
    public PendingWrite<SimulatedWrite> put(SimulatedWrite write) {
        if (write.bytes > MAX_BYTES) {
            throw new InvalidItemException("t", null, "too large");
        }
        return new PendingWrite<>(write.operation, write, write.bytes, WIRE_FACTOR * write.bytes);
    }

    @Override
    public PendingWrite<SimulatedWrite> delete(Map<String, ?> key) {
        throw new UnsupportedOperationException("the simulation deletes through put");
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, SimulatedWrite write) {
        return Map.of("write", write, "text", write.bytes);
    }

    @Override
    public Map<String, ?> describeInvalid(SimulatedWrite write) {
        return Map.of("write", write, "text", write.bytes);
    }

    /** Reads its keys. */
    static final KeyReader<SimulatedWrite> KEYS = new KeyReader<>() {
        @Override
        public Object key(ItemWrite.Kind operation, SimulatedWrite write) {
            if (write.key < 0) {
                throw new InvalidItemException("t", "pk", "no such key");
            }
            return write.key;
        }

        @Override
        public List<String> names() {
            return List.of("write");
        }
    };
}
