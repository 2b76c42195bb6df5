package io.dynox.internal.mapping.value;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of any type, each stored as what it is. Immutable. */
record AnyCodec(Function<Object, AttributeValue> encoder, Function<AttributeValue, Object> decoder)
        implements ValueCodec {

    @Override
    public void write(Object value, AttributeWriter out) {
        out.value(encoder.apply(value));
    }

    @Override
    public Object decode(AttributeValue value) {
        return decoder.apply(value);
    }

    @Override
    public AttributeValue.@Nullable Type stored() {
        return null;
    }
}
