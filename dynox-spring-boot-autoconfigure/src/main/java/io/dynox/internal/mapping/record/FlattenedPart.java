package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.BadValue;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A component that is a record, whose attributes stand among those of its owner. Immutable. */
public record FlattenedPart(String component, MethodHandle getter, RecordCodec codec, List<String> attributes)
        implements RecordPart {

    @Override
    public @Nullable Object decode(Map<String, AttributeValue> attributes) {
        return this.attributes.stream().anyMatch(attributes::containsKey) ? codec.create(attributes) : null;
    }

    @Override
    public void write(Object owner, AttributeWriter out) {
        Object value = Reflection.get(getter, owner, component);
        if (value != null) {
            codec.writeParts(value, out);
        }
    }

    @Override
    public @Nullable Object assemble(@Nullable Object[] values, int first) {
        for (int i = 0; i < attributes.size(); i++) {
            if (values[first + i] != null) {
                return codec.assemble(values, first);
            }
        }
        return null;
    }

    @Override
    public List<String> attributes() {
        return attributes;
    }

    @Override
    public void describe(Object owner, Map<String, @Nullable Object> into) {
        Object value;
        try {
            value = Reflection.get(getter, owner, component);
        } catch (BadValue e) {
            into.put(component, e.getMessage());
            return;
        }
        if (value != null) {
            codec.parts().forEach(part -> part.describe(value, into));
        }
    }
}
