package io.dynox.internal.mapping.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lists, null elements included; read as unmodifiable ones. Immutable. */
public record ListCodec(ValueCodec elements) implements ValueCodec {

    @Override
    public AttributeValue encode(Object value, Encoding encoding) {
        encoding.enter();
        Collection<?> list = (Collection<?>) value;
        List<AttributeValue> encoded = new ArrayList<>(list.size());
        for (Object element : list) {
            try {
                encoded.add(encoding.nested(elements, element));
            } catch (BadValue e) {
                throw e.inElement(encoded.size());
            }
        }
        encoding.leave();
        return encoding.values.list(encoded);
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        List<@Nullable Object> decoded = new ArrayList<>(value.l().size());
        for (AttributeValue element : value.l()) {
            try {
                decoded.add(Encoding.decodeNested(elements, element));
            } catch (BadValue e) {
                throw e.inElement(decoded.size());
            }
        }
        return Collections.unmodifiableList(decoded);
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        out.beginList();
        for (Object element : (Collection<?>) value) {
            out.element();
            Encoding.writeNested(elements, element, out);
        }
        out.endList();
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        List<@Nullable Object> list = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            list.add(Encoding.readNested(elements, in));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.L;
    }

    @Override
    public Object absent() {
        return List.of();
    }
}
