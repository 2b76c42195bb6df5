package io.dynox.internal.mapping.value;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Maps from what can be written as text, null values included; read as unmodifiable ones. Immutable. */
public record MapCodec(Function<Object, String> writeKey, Function<String, Object> readKey, ValueCodec values)
        implements ValueCodec {

    @Override
    public AttributeValue encode(Object value, Encoding encoding) {
        encoding.enter();
        Map<?, ?> map = (Map<?, ?>) value;
        Map<String, AttributeValue> encoded = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() == null) {
                throw new BadValue("is a map with a null key: leave it out");
            }
            String key = writeKey.apply(entry.getKey());
            try {
                if (encoded.put(key, encoding.nested(values, entry.getValue())) != null) {
                    throw new BadValue("is the key of two entries, as it is written: leave one of them out");
                }
            } catch (BadValue e) {
                throw e.inAttribute(key);
            }
        }
        encoding.leave();
        return encoding.values.document(encoded);
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        Map<Object, @Nullable Object> decoded = new LinkedHashMap<>(value.m().size() * 4 / 3 + 1);
        for (Map.Entry<String, AttributeValue> entry : value.m().entrySet()) {
            try {
                decoded.put(readKey.apply(entry.getKey()), Encoding.decodeNested(values, entry.getValue()));
            } catch (BadValue e) {
                throw e.inAttribute(entry.getKey());
            }
        }
        return Collections.unmodifiableMap(decoded);
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        Map<?, ?> map = (Map<?, ?>) value;
        Set<String> written = new HashSet<>();
        out.beginDocument();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() == null) {
                throw BadValue.doubtful();
            }
            String key = writeKey.apply(entry.getKey());
            if (!written.add(key)) {
                throw BadValue.doubtful();
            }
            out.name(key);
            Encoding.writeNested(values, entry.getValue(), out);
        }
        out.endDocument();
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        in.beginDocument();
        for (@Nullable String name = in.name(); name != null; name = in.name()) {
            map.put(readKey.apply(name), Encoding.readNested(values, in));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.M;
    }

    @Override
    public Object absent() {
        return Map.of();
    }
}
