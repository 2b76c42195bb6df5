package io.dynox.internal.mapping.value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Booleans; also read from the numbers 0 and 1, as which the mapper of the SDK's version 1 stored them. Immutable. */
public record FlagCodec() implements ValueCodec {

    @Override
    public void write(Object value, AttributeWriter out) {
        out.flag((boolean) value);
    }

    @Override
    public Object decode(AttributeValue value) {
        if (value.type() == AttributeValue.Type.N) {
            return switch (value.n()) {
                case "0" -> false;
                case "1" -> true;
                default -> throw new BadValue("is no boolean");
            };
        }
        expect(value);
        return value.bool();
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        return in.flag();
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.BOOL;
    }
}
