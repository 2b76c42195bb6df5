package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.AttributeWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A component that isn't stored, and has its default whenever it is read. Immutable. */
record IgnoredPart(@Nullable Object absent) implements RecordPart {

    @Override
    public @Nullable Object decode(Map<String, AttributeValue> attributes) {
        return absent;
    }

    @Override
    public void write(Object owner, AttributeWriter out) {}

    @Override
    public @Nullable Object assemble(@Nullable Object[] values, int first) {
        return absent;
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public void describe(Object owner, Map<String, @Nullable Object> into) {}
}
