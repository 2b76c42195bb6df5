package io.dynox.internal.mapping.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Constants of an enum, stored as what {@code toString} says, as the Enhanced client does. Immutable. */
public final class EnumCodec implements ValueCodec {

    private final Class<?> type;
    private final Map<Object, AttributeValue> written = new HashMap<>();
    private final Map<String, Object> byText = new HashMap<>();

    public EnumCodec(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            String text = constant.toString();
            written.put(constant, AttributeValue.fromS(text));
            if (byText.put(text, constant) != null) {
                throw new UnmappableException("several constants of enum " + type.getName() + " have the toString() '"
                        + text + "', under which they are stored: make it tell them apart");
            }
        }
    }

    private AttributeValue stored(Object value) {
        return Objects.requireNonNull(written.get(value));
    }

    public String write(Object value) {
        return stored(value).s();
    }

    public Object read(String text) {
        Object constant = byText.get(text);
        if (constant == null) {
            throw new BadValue("is no constant of enum " + type.getName());
        }
        return constant;
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        out.value(stored(value));
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return read(value.s());
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        return read(in.text());
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.S;
    }
}
