package io.dynox.internal.wire;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.mapping.MapMapper;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemEncoder;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.SingleWriteCodec;
import io.dynox.internal.sdk.TableModel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Encodes items to the bytes of requests, in one pass that measures and checks them. What that pass isn't sure of goes through
 * attribute values, so that items are refused for the same reasons, in the same words, as by {@link ItemWriteCodec}.
 * Thread-safe.
 */
final class WireWriteCodec<T> implements WriteCodec<T, WireWrite> {

    private static final int FIRST_BYTES = 1024;
    /** A larger buffer isn't kept. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private static final byte[] CLOSE = {'}'};

    private final TableModel<T> model;
    private final ItemMapper<T> mapper;
    private final ItemWriteCodec<T> exact;
    private final WireForm form;
    private final @Nullable SingleWriteCodec<T> conditional;

    /** One that isn't in use; callers that meet make another one. */
    private final AtomicReference<@Nullable JsonWriter> spare = new AtomicReference<>();

    private WireWriteCodec(TableModel<T> model, WireForm form, @Nullable SingleWriteCodec<T> conditional) {
        this.model = model;
        this.mapper = model.mapper();
        this.exact = new ItemWriteCodec<>(model);
        this.form = form;
        this.conditional = conditional;
    }

    /** Encodes to the parts of batches. */
    static <T> WireWriteCodec<T> ofBatches(TableModel<T> model) {
        return new WireWriteCodec<>(model, WireForm.BATCH, null);
    }

    /** Encodes to requests of one write, each put with the condition that the mode and the type ask for. */
    static <T> WireWriteCodec<T> ofSingles(TableModel<T> model, WriteMode mode) {
        return new WireWriteCodec<>(
                model,
                WireForm.single(model.table()),
                mode == WriteMode.CONDITIONAL ? new SingleWriteCodec<>(model, mode) : null);
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
        if (conditional != null) {
            ConditionalPut put = conditional.conditionalPut(item, new ItemMeter());
            return exactly(ItemWrite.Kind.PUT, writer(), put.item(), put);
        }
        JsonWriter writer = writer();
        writer.raw(form.begin(ItemWrite.Kind.PUT));
        try {
            mapper.write(item, writer);
            if (writer.itemBytes() <= ItemMeter.MAX_ITEM_BYTES) {
                return written(writer, null);
            }
        } catch (BadValue doubtful) {
            // said exactly below
        }
        return exactly(ItemWrite.Kind.PUT, writer, exact.item(item, new ItemMeter()), null);
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
                writer.raw(form.begin(ItemWrite.Kind.DELETE));
                ItemEncoder.write(key, writer);
                return written(writer, null);
            } catch (BadValue doubtful) {
                // said exactly below
            }
        }
        return exactly(ItemWrite.Kind.DELETE, writer, ItemWriteCodec.key(model, key, new ItemMeter()), null);
    }

    private WireWrite exactly(
            ItemWrite.Kind operation,
            JsonWriter writer,
            Map<String, AttributeValue> attributes,
            @Nullable ConditionalPut condition) {
        writer.clear();
        writer.takeAll();
        writer.raw(form.begin(operation));
        Attributes.write(attributes, writer);
        return written(writer, condition);
    }

    private WireWrite written(JsonWriter writer, @Nullable ConditionalPut condition) {
        int itemBytes = (int) writer.itemBytes();
        writer.raw(CLOSE);
        if (condition != null) {
            WireRequests.condition(writer, condition);
        }
        writer.raw(form.end());
        WireWrite write = new WireWrite(form, writer.toBytes(), itemBytes);
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
        return MapMapper.INSTANCE.read(payload.attributes());
    }

    @Override
    public Map<String, ?> describeInvalid(T item) {
        return mapper.describe(item);
    }
}
