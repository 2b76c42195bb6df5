package io.dynox.mapping;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Booleans. Immutable. */
record FlagCodec() implements ValueCodec {

    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    @Override
    public AttributeValue encode(Object value, int depth) {
        return (boolean) value ? TRUE : FALSE;
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return value.bool();
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.BOOL;
    }
}
