package io.dynox.internal.sdk;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Encodes items to writes that are sent one by one. Immutable. */
public record SingleWriteCodec<T>(TableModel<T> model, WriteMode mode) implements WriteCodec<T, SingleWrite> {

    @Override
    public PendingWrite<SingleWrite> put(T item) {
        ItemMeter meter = new ItemMeter();
        return pending(new SingleWrite.Put(conditionalPut(item, meter)), meter);
    }

    /**
     * Encodes an item with its condition, if it asks for one.
     *
     * @throws InvalidItemException when it can't be stored as it is
     */
    public ConditionalPut conditionalPut(T item, ItemMeter meter) {
        return ItemWriteCodec.checked(
                model.table(),
                () -> mode == WriteMode.CONDITIONAL
                        ? model.mapper().conditionalPut(item)
                        : ConditionalPut.always(model.mapper().encode(item)),
                ConditionalPut::item,
                meter);
    }

    @Override
    public PendingWrite<SingleWrite> delete(Map<String, ?> key) {
        ItemMeter meter = new ItemMeter();
        Map<String, AttributeValue> attributes = ItemWriteCodec.key(model, key, meter);
        return pending(new SingleWrite.Delete(attributes), meter);
    }

    private static PendingWrite<SingleWrite> pending(SingleWrite write, ItemMeter meter) {
        return new PendingWrite<>(
                write.operation(),
                write,
                ItemWriteCodec.clamp(meter.bytes()),
                ItemWriteCodec.clamp(meter.wireBytes() + ItemWriteCodec.envelope(write.operation())));
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, SingleWrite payload) {
        return ItemDecoder.decode(payload.attributes());
    }

    @Override
    public Map<String, ?> describeInvalid(T item) {
        return model.mapper().describe(item);
    }
}
