package io.dynox.internal.mapping.value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns plain Java values into attributes, exactly, and refuses by name what has no exact counterpart. Arrays and buffers are
 * copied. Stateless.
 */
public final class ItemEncoder {

    private ItemEncoder() {}

    /**
     * Encodes an item or a key.
     *
     * @throws BadValue when a value has no counterpart in DynamoDB
     */
    public static Map<String, AttributeValue> encode(Map<?, ?> item) {
        ModelWriter out = new ModelWriter(item, item.size());
        write(item, out);
        return out.members();
    }

    /** Encodes a single value; null is none. */
    public static AttributeValue encodeValue(Object value) {
        ModelWriter out = new ModelWriter();
        write(value, out);
        return out.elements().get(0);
    }

    /** Whether a value is of a type that is stored as it is. */
    public static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof SdkBytes
                || value instanceof byte[]
                || value instanceof ByteBuffer;
    }

    /**
     * Writes the members of a document, between its begin and its end.
     *
     * @throws BadValue when a value has no counterpart in DynamoDB
     */
    public static void write(Map<?, ?> map, AttributeWriter out) {
        // a map that compares names by identity may hold one twice
        Map<?, ?> members = map instanceof IdentityHashMap ? new LinkedHashMap<>(map) : map;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new BadValue("has a key that is " + typeOf(member.getKey()) + ": names must be Strings");
            }
            try {
                out.name(name);
                write(member.getValue(), out);
            } catch (BadValue e) {
                throw e.inAttribute(name);
            }
        }
    }

    private static void write(@Nullable Object value, AttributeWriter out) {
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
            out.value(ready);
        } else if (value instanceof Map<?, ?> map) {
            out.beginDocument(map, map.size());
            write(map, out);
            out.endDocument();
        } else if (value instanceof Set<?> set) {
            set(set, out);
        } else if (value instanceof Collection<?> list) {
            list(list, out);
        } else {
            out.binary(binary(value));
        }
    }

    private static SdkBytes binary(Object value) {
        if (value instanceof SdkBytes bytes) {
            return bytes;
        }
        if (value instanceof byte[] bytes) {
            return SdkBytes.fromByteArray(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            return SdkBytes.fromByteBuffer(buffer.duplicate());
        }
        throw unknown(value);
    }

    private static BadValue unknown(Object value) {
        String advice = value instanceof Object[]
                ? "convert it to a List first"
                : value.getClass().isArray()
                        ? "convert it to a List of numbers, or to a byte[], first"
                        : value instanceof CharSequence || value instanceof Character || value instanceof Enum
                                ? "convert it to a String first"
                                : "convert it to a String, a Number or a Map first";
        return new BadValue("is " + typeOf(value) + ", for which DynamoDB has no type: " + advice);
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getTypeName();
    }

    private static void list(Collection<?> list, AttributeWriter out) {
        int index = 0;
        out.beginList(list);
        for (Object element : list) {
            try {
                out.element();
                write(element, out);
            } catch (BadValue e) {
                throw e.inElement(index);
            }
            index++;
        }
        out.endList();
    }

    private static void set(Set<?> set, AttributeWriter out) {
        List<String> texts = new ArrayList<>();
        List<SdkBytes> binaries = new ArrayList<>();
        AttributeValue.@Nullable Type type = null;
        for (Object member : set) {
            AttributeValue.Type next = member(member, texts, binaries);
            if (type != null && type != next) {
                throw new BadValue(
                        "is a set of mixed types (" + type + " and " + next + "): use members of one type, or a List");
            }
            type = next;
        }
        if (type == null) {
            throw new BadValue("is an empty set, which DynamoDB can't store: leave it out, or use a List");
        }
        switch (type) {
            case S -> out.texts(texts);
            case N -> out.numbers(texts);
            default -> out.binaries(binaries);
        }
    }

    private static AttributeValue.Type member(@Nullable Object member, List<String> texts, List<SdkBytes> binaries) {
        if (member instanceof String text) {
            texts.add(text);
            return AttributeValue.Type.S;
        }
        if (member instanceof Number number) {
            texts.add(NumberText.of(number));
            return AttributeValue.Type.N;
        }
        AttributeValue value = member == null ? AttributeValue.fromNul(true) : encodeValue(member);
        AttributeValue.Type type = ItemMeter.typeOf(value);
        switch (type) {
            case S -> texts.add(value.s());
            case N -> texts.add(value.n());
            case B -> binaries.add(value.b());
            default ->
                throw new BadValue("is a set of " + typeOf(member)
                        + ", and DynamoDB's sets hold strings, numbers or binaries: use a List");
        }
        return type;
    }
}
