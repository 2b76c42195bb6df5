package io.dynox.internal.mapping.record;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.item.WriteRules;
import io.dynox.internal.mapping.value.AttributeReader;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that are records. Immutable. */
public record RecordMapper<T>(
        Class<T> type,
        RecordCodec codec,
        RecordCodec lenientCodec,
        @Nullable TableKeys keys,
        WriteRules<T> rules) implements ItemMapper<T> {

    @Override
    public Map<String, AttributeValue> encode(T item) {
        return rules.fills() ? rules.put(item).item() : codec.attributes(item);
    }

    @Override
    public Map<String, AttributeValue> encodeAsIs(T item) {
        return codec.attributes(item);
    }

    @Override
    public T decode(Map<String, AttributeValue> attributes) {
        return type.cast(codec.create(attributes));
    }

    @Override
    public void write(T item, AttributeWriter out) {
        if (rules.fills()) {
            Attributes.write(encode(item), out);
        } else {
            codec.writeParts(item, out);
        }
    }

    @Override
    public T read(AttributeReader in) {
        return type.cast(codec.readParts(in));
    }

    @Override
    public Map<String, ?> describe(T item) {
        try {
            return ItemDecoder.describe(encode(item));
        } catch (BadValue e) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            codec.parts().forEach(part -> part.describe(item, attributes));
            return Collections.unmodifiableMap(attributes);
        }
    }

    @Override
    public @Nullable AttributeValue keyValue(String attribute, Object value) {
        return codec.keyValue(attribute, value);
    }

    @Override
    public ItemMapper<T> lenient() {
        return new RecordMapper<>(type, lenientCodec, lenientCodec, keys, rules);
    }

    @Override
    public void check(WriteMode mode) {
        rules.check(mode);
    }

    @Override
    public ConditionalPut conditionalPut(T item) {
        return rules.put(item);
    }
}
