package io.dynox.internal.wire;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.mapping.MapMapper;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.mapping.value.ItemWriter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.TableModel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Encodes items to the bytes of requests, in one pass that measures and checks them. What that pass isn't sure of goes through
 * attribute values, so that items are refused for the same reasons, in the same words, as by {@link ItemWriteCodec}.
 *
 * <p>Thread-safe.
 */
final class WireWriteCodec<T> implements WriteCodec<T, WireWrite> {

    private static final int FIRST_BYTES = 1024;
    /** A larger buffer isn't kept. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private final TableModel<T> model;
    private final ItemMapper<T> mapper;
    private final ItemWriteCodec<T> exact;

    /** One that isn't in use; callers that meet make another one. */
    private final AtomicReference<@Nullable JsonWriter> spare = new AtomicReference<>();

    WireWriteCodec(TableModel<T> model) {
        this.model = model;
        this.mapper = model.mapper();
        this.exact = new ItemWriteCodec<>(model);
    }

    @Override
    public PendingWrite<WireWrite> put(T item) {
        return pending(ItemWrite.Kind.PUT, write(item));
    }

    private static PendingWrite<WireWrite> pending(ItemWrite.Kind operation, WireWrite write) {
        int bytes = write.json().length;
        return new PendingWrite<>(operation, write, write.itemBytes(), bytes + 1, bytes);
    }

    /**
     * The put of an item.
     *
     * @throws InvalidItemException when it can't be stored as it is
     */
    WireWrite write(T item) {
        JsonWriter writer = writer();
        writer.raw(WireWrite.PUT);
        try {
            mapper.write(item, writer);
            if (writer.itemBytes() <= ItemMeter.MAX_ITEM_BYTES) {
                return written(writer);
            }
        } catch (BadValue doubtful) {
            // said exactly below
        }
        return exactly(ItemWrite.Kind.PUT, writer, exact.item(item, new ItemMeter()));
    }

    @Override
    public PendingWrite<WireWrite> delete(Map<String, ?> key) {
        return pending(ItemWrite.Kind.DELETE, key(key));
    }

    /**
     * The delete of a key.
     *
     * @throws InvalidItemException when it holds what DynamoDB has no type for
     */
    WireWrite key(Map<String, ?> key) {
        JsonWriter writer = writer();
        if (model.mapper() instanceof MapMapper) {
            try {
                writer.raw(WireWrite.DELETE);
                ItemWriter.members(key, writer);
                return written(writer);
            } catch (BadValue doubtful) {
                // said exactly below
            }
        }
        return exactly(ItemWrite.Kind.DELETE, writer, ItemWriteCodec.key(model, key, new ItemMeter()));
    }

    private WireWrite exactly(ItemWrite.Kind operation, JsonWriter writer, Map<String, AttributeValue> attributes) {
        writer.clear();
        writer.takeAll();
        writer.raw(operation == ItemWrite.Kind.PUT ? WireWrite.PUT : WireWrite.DELETE);
        Attributes.write(attributes, writer);
        return written(writer);
    }

    private WireWrite written(JsonWriter writer) {
        writer.raw(WireWrite.END);
        WireWrite write = new WireWrite(writer.toBytes(), (int) writer.itemBytes());
        if (writer.capacity() <= MAX_KEPT_BYTES) {
            spare.set(writer);
        }
        return write;
    }

    private JsonWriter writer() {
        JsonWriter kept = spare.getAndSet(null);
        if (kept == null) {
            return new JsonWriter(FIRST_BYTES);
        }
        kept.clear();
        return kept;
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, WireWrite payload) {
        return MapMapper.INSTANCE.read(payload.attributes(operation));
    }

    @Override
    public Map<String, ?> describeInvalid(T item) {
        return mapper.describe(item);
    }
}
