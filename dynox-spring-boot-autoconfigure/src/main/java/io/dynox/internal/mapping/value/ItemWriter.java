package io.dynox.internal.mapping.value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes plain Java values as attributes, as {@link ItemEncoder} encodes them. It refuses more than that one, and without saying
 * why: what it refuses is encoded by that one.
 */
public final class ItemWriter {

    private ItemWriter() {}

    /**
     * Writes the members of a document, between its begin and its end.
     *
     * @throws BadValue when {@link ItemEncoder} has to look at them
     */
    public static void members(Map<?, ?> map, AttributeWriter out) {
        if (map instanceof IdentityHashMap) {
            // it may hold a name twice
            throw BadValue.doubtful();
        }
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw BadValue.doubtful();
            }
            out.name(name);
            value(member.getValue(), out);
        }
    }

    static void value(@Nullable Object value, AttributeWriter out) {
        if (value == null) {
            out.nothing();
        } else if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Integer || value instanceof Long) {
            out.number(((Number) value).longValue());
        } else if (value instanceof Number number) {
            out.number(NumberText.of(number));
        } else if (value instanceof Boolean flag) {
            out.flag(flag);
        } else if (value instanceof AttributeValue ready) {
            Attributes.write(ready, out);
        } else if (value instanceof Map<?, ?> map) {
            out.beginDocument();
            members(map, out);
            out.endDocument();
        } else if (value instanceof Set<?> set) {
            set(set, out);
        } else if (value instanceof Collection<?> list) {
            out.beginList();
            for (Object element : list) {
                out.element();
                value(element, out);
            }
            out.endList();
        } else {
            out.binary(binary(value).asByteArrayUnsafe());
        }
    }

    private static SdkBytes binary(@Nullable Object value) {
        if (value instanceof SdkBytes bytes) {
            return bytes;
        }
        if (value instanceof byte[] bytes) {
            return SdkBytes.fromByteArrayUnsafe(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            return SdkBytes.fromByteBuffer(buffer.duplicate());
        }
        throw BadValue.doubtful();
    }

    private static void set(Set<?> set, AttributeWriter out) {
        Object some = set.isEmpty() ? null : set.iterator().next();
        if (some instanceof String) {
            out.texts(texts(set));
        } else if (some instanceof Number) {
            out.numbers(numbers(set));
        } else {
            List<SdkBytes> binaries = new ArrayList<>(set.size());
            set.forEach(member -> binaries.add(binary(member)));
            out.binaries(binaries);
        }
    }

    private static List<String> texts(Set<?> set) {
        List<String> texts = new ArrayList<>(set.size());
        for (Object member : set) {
            if (!(member instanceof String text)) {
                throw BadValue.doubtful();
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<String> numbers(Set<?> set) {
        List<String> numbers = new ArrayList<>(set.size());
        for (Object member : set) {
            if (!(member instanceof Number number)) {
                throw BadValue.doubtful();
            }
            numbers.add(NumberText.of(number));
        }
        return numbers;
    }
}
