package io.dynox.internal.mapping;

import io.dynox.ItemMapping;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.UnmappableException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that the application maps itself. Thread-safe, as its mappings are. */
final class CustomMapper<T> implements ItemMapper<T> {

    private final ItemMapping<T> mapping;
    private final @Nullable TableKeys keys;

    CustomMapper(ItemMapping<T> mapping) {
        this.mapping = mapping;
        List<String> names = mapping.keyAttributes();
        if (names.size() > 2) {
            throw new UnmappableException("it names " + names.size() + " key attributes: there are one or two");
        }
        this.keys = names.isEmpty()
                ? null
                : names.size() == 1 ? TableKeys.of(names.get(0)) : TableKeys.of(names.get(0), names.get(1));
    }

    @Override
    public Map<String, AttributeValue> encode(T item) {
        return guarded("written", () -> mapping.toAttributes(item));
    }

    @Override
    public T decode(Map<String, AttributeValue> attributes) {
        return guarded("read", () -> mapping.toItem(attributes));
    }

    private <R> R guarded(String done, Supplier<R> conversion) {
        R result;
        try {
            result = conversion.get();
        } catch (RuntimeException e) {
            throw new BadValue(
                    "can't be " + done + ": " + mapping.getClass().getTypeName() + " threw "
                            + e.getClass().getName() + "; the cause says why",
                    e);
        }
        if (result == null) {
            throw new BadValue(
                    "can't be " + done + ": " + mapping.getClass().getTypeName() + " returned null: return an item");
        }
        return result;
    }

    /** Nothing of it if the mapping is what fails. */
    @Override
    public Map<String, ?> describe(T item) {
        try {
            return ItemDecoder.describe(encode(item));
        } catch (BadValue e) {
            return Map.of();
        }
    }

    @Override
    public @Nullable AttributeValue keyValue(String attribute, Object value) {
        return guarded("written", () -> mapping.keyAttribute(attribute, value)).orElse(null);
    }

    @Override
    public @Nullable TableKeys keys() {
        return keys;
    }
}
