package io.dynox.internal.mapping.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Optional values: an empty one is stored as absence. Immutable. */
public record OptionalCodec(ValueCodec content) implements ValueCodec {

    @Override
    public void write(Object value, AttributeWriter out) {
        content.write(((Optional<?>) value).orElseThrow(), out);
    }

    @Override
    public Object decode(AttributeValue value) {
        return Optional.of(content.decode(value));
    }

    @Override
    public Object read(AttributeReader in) {
        return Optional.of(content.read(in));
    }

    @Override
    public AttributeValue.@Nullable Type stored() {
        return content.stored();
    }

    @Override
    public boolean isAbsent(Object value) {
        Optional<?> optional = (Optional<?>) value;
        return optional.isEmpty() || content.isAbsent(optional.get());
    }

    @Override
    public Object absent() {
        return Optional.empty();
    }
}
