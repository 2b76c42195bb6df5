package io.dynox.internal.mapping.value;

import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values that are stored as one text, of type S or N.
 *
 * <p>Immutable.
 *
 * @param name what the value is, for messages
 * @param stored S or N
 * @param toText writes a value
 * @param fromText reads it; throws a {@link RuntimeException} when the text is none
 */
public record ScalarCodec<V>(
        String name, AttributeValue.Type stored, Function<V, String> toText, Function<String, ? extends V> fromText)
        implements ValueCodec {

    static <V> ScalarCodec<V> text(String name, Function<V, String> toText, Function<String, ? extends V> fromText) {
        return new ScalarCodec<>(name, AttributeValue.Type.S, toText, fromText);
    }

    static <V> ScalarCodec<V> number(String name, Function<V, String> toText, Function<String, ? extends V> fromText) {
        return new ScalarCodec<>(name, AttributeValue.Type.N, toText, fromText);
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        if (stored == AttributeValue.Type.S) {
            out.text(write(value));
        } else if (value instanceof Integer || value instanceof Long) {
            out.number(((Number) value).longValue());
        } else {
            out.number(write(value));
        }
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return read(stored == AttributeValue.Type.S ? value.s() : value.n());
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        return read(in.text());
    }

    // only values of the type that the codec was found for are given to it
    @SuppressWarnings("unchecked")
    public String write(Object value) {
        return toText.apply((V) value);
    }

    public Object read(String text) {
        try {
            return fromText.apply(text);
        } catch (RuntimeException e) {
            // the exception's text may hold the value
            throw new BadValue("is no " + name);
        }
    }
}
