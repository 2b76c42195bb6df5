package io.dynox.internal.mapping.value;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bytes, which are copied on both ways where they could be changed. Immutable. */
record BinaryCodec<V>(Function<V, SdkBytes> toBytes, Function<SdkBytes, ? extends V> fromBytes) implements ValueCodec {

    @Override
    @SuppressWarnings("unchecked")
    public void write(Object value, AttributeWriter out) {
        out.binary(toBytes.apply((V) value));
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return fromBytes.apply(value.b());
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        return fromBytes.apply(in.binary());
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.B;
    }
}
