package io.dynox.internal.sdk;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Encodes items to write requests. Immutable. */
public final class ItemWriteCodec<T> implements WriteCodec<T, WriteRequest> {

    private static final int PUT_ENVELOPE = "{\"PutRequest\":{\"Item\":}},".length();
    private static final int DELETE_ENVELOPE = "{\"DeleteRequest\":{\"Key\":}},".length();

    private final String table;
    private final ItemMapper<T> mapper;
    private final TableModel<T> model;

    /** A codec for the items of a model. */
    public ItemWriteCodec(TableModel<T> model) {
        this.table = model.table();
        this.mapper = model.mapper();
        this.model = model;
    }

    @Override
    public PendingWrite<WriteRequest> put(T item) {
        ItemMeter meter = new ItemMeter();
        Map<String, AttributeValue> attributes = item(item, meter);
        WriteRequest request =
                WriteRequest.builder().putRequest(put -> put.item(attributes)).build();
        return pending(ItemWrite.Kind.PUT, request, meter);
    }

    /**
     * Encodes an item.
     *
     * @throws InvalidItemException when it can't be stored as it is
     */
    public Map<String, AttributeValue> item(T item, ItemMeter meter) {
        return checked(table, () -> mapper.encode(item), attributes -> attributes, meter);
    }

    /** Makes and measures the attributes of an item. */
    public static <R> R checked(
            String table, Supplier<R> encoding, Function<R, Map<String, AttributeValue>> attributes, ItemMeter meter) {
        try {
            R encoded = encoding.get();
            meter.add(attributes.apply(encoded));
            if (meter.bytes() > ItemMeter.MAX_ITEM_BYTES) {
                throw new BadValue("is " + meter.bytes() + " bytes large, and " + ItemMeter.MAX_ITEM_BYTES
                        + " bytes (400 KB) is the most: split it, or keep large values elsewhere");
            }
            return encoded;
        } catch (BadValue e) {
            throw e.of("item", table);
        }
    }

    @Override
    public PendingWrite<WriteRequest> delete(Map<String, ?> key) {
        ItemMeter meter = new ItemMeter();
        Map<String, AttributeValue> attributes = key(model, key, meter);
        WriteRequest request = WriteRequest.builder()
                .deleteRequest(delete -> delete.key(attributes))
                .build();
        return pending(ItemWrite.Kind.DELETE, request, meter);
    }

    /**
     * Encodes a key, of a delete or of a read.
     *
     * @throws InvalidItemException when it holds what DynamoDB has no type for
     */
    public static Map<String, AttributeValue> key(TableModel<?> model, Map<?, ?> key, ItemMeter meter) {
        try {
            Map<String, AttributeValue> attributes = model.mapper().encodeKey(key);
            meter.add(attributes);
            return attributes;
        } catch (BadValue e) {
            throw e.of("key", model.table());
        }
    }

    private static PendingWrite<WriteRequest> pending(ItemWrite.Kind operation, WriteRequest request, ItemMeter meter) {
        return new PendingWrite<>(
                operation, request, clamp(meter.bytes()), clamp(meter.wireBytes() + envelope(operation)));
    }

    /** What a request holds for a write besides its attributes. */
    static int envelope(ItemWrite.Kind operation) {
        return operation == ItemWrite.Kind.PUT ? PUT_ENVELOPE : DELETE_ENVELOPE;
    }

    static int clamp(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, WriteRequest payload) {
        return ItemDecoder.decode(
                operation == ItemWrite.Kind.PUT
                        ? payload.putRequest().item()
                        : payload.deleteRequest().key());
    }

    @Override
    public Map<String, ?> describeInvalid(T item) {
        return mapper.describe(item);
    }
}
