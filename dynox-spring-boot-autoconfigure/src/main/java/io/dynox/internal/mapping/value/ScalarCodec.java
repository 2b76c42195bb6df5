package io.dynox.internal.mapping.value;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
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
 * @param fromWhole the same, of a whole number; null if only the text tells
 */
public record ScalarCodec<V>(
        String name,
        AttributeValue.Type stored,
        Function<V, String> toText,
        Function<String, ? extends V> fromText,
        @Nullable LongFunction<? extends V> fromWhole)
        implements ValueCodec {

    static <V> ScalarCodec<V> text(String name, Function<V, String> toText, Function<String, ? extends V> fromText) {
        return new ScalarCodec<>(name, AttributeValue.Type.S, toText, fromText, null);
    }

    static <V> ScalarCodec<V> number(String name, Function<V, String> toText, Function<String, ? extends V> fromText) {
        return new ScalarCodec<>(name, AttributeValue.Type.N, toText, fromText, null);
    }

    static <V> ScalarCodec<V> number(
            String name,
            Function<V, String> toText,
            Function<String, ? extends V> fromText,
            LongFunction<? extends V> fromWhole) {
        return new ScalarCodec<>(name, AttributeValue.Type.N, toText, fromText, fromWhole);
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
    public AttributeValue encode(Object value) {
        return stored == AttributeValue.Type.S
                ? AttributeValue.fromS(write(value))
                : AttributeValue.fromN(write(value));
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return read(stored == AttributeValue.Type.S ? value.s() : value.n());
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        if (fromWhole == null) {
            return read(in.text());
        }
        long whole = in.whole();
        return whole == AttributeReader.NOT_WHOLE ? read(in.text()) : read(fromWhole, whole);
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
            throw none();
        }
    }

    private Object read(LongFunction<? extends V> from, long whole) {
        try {
            return from.apply(whole);
        } catch (RuntimeException e) {
            throw none();
        }
    }

    private BadValue none() {
        return new BadValue("is no " + name);
    }
}
