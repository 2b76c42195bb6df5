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
    public void write(Object value, AttributeWriter out) {
        int index = 0;
        Collection<?> list = (Collection<?>) value;
        out.beginList(list);
        for (Object element : list) {
            try {
                out.element();
                elements.writeNested(element, out);
            } catch (BadValue e) {
                throw e.inElement(index);
            }
            index++;
        }
        out.endList();
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        List<@Nullable Object> decoded = new ArrayList<>(value.l().size());
        for (AttributeValue element : value.l()) {
            try {
                decoded.add(elements.decodeNested(element));
            } catch (BadValue e) {
                throw e.inElement(decoded.size());
            }
        }
        return Collections.unmodifiableList(decoded);
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        List<@Nullable Object> list = new ArrayList<>();
        in.beginElements();
        while (in.hasElement()) {
            list.add(elements.readNested(in));
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
