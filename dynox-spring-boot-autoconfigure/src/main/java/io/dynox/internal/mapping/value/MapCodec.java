package io.dynox.internal.mapping.value;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Maps from what can be written as text, null values included; read as unmodifiable ones. Immutable.
 *
 * @param distinct whether keys that are not equal have texts that are not equal
 */
public record MapCodec(
        Function<Object, String> writeKey, Function<String, Object> readKey, boolean distinct, ValueCodec values)
        implements ValueCodec {

    @Override
    public void write(Object value, AttributeWriter out) {
        Map<?, ?> map = (Map<?, ?>) value;
        Set<String> written = distinct && !(map instanceof IdentityHashMap) ? null : new HashSet<>();
        out.beginDocument(map, map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() == null) {
                throw new BadValue("is a map with a null key: leave it out");
            }
            String key = writeKey.apply(entry.getKey());
            try {
                if (written != null && !written.add(key)) {
                    throw new BadValue("is the key of two entries, as it is written: leave one of them out");
                }
                out.name(key);
                values.writeNested(entry.getValue(), out);
            } catch (BadValue e) {
                throw e.inAttribute(key);
            }
        }
        out.endDocument();
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        Map<Object, @Nullable Object> decoded = new LinkedHashMap<>(value.m().size() * 4 / 3 + 1);
        for (Map.Entry<String, AttributeValue> entry : value.m().entrySet()) {
            try {
                decoded.put(readKey.apply(entry.getKey()), values.decodeNested(entry.getValue()));
            } catch (BadValue e) {
                throw e.inAttribute(entry.getKey());
            }
        }
        return Collections.unmodifiableMap(decoded);
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        in.beginDocument();
        for (@Nullable String name = in.name(); name != null; name = in.name()) {
            map.put(readKey.apply(name), values.readNested(in));
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
