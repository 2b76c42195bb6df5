package io.dynox.internal.mapping.value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns plain Java values into attribute values, exactly, and refuses by name what has no exact counterpart. Arrays and
 * buffers are copied.
 *
 * <p>Not thread-safe; local to one call.
 */
public final class ItemEncoder {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    /** Few items are nested deeper, and no key. */
    private static final int FIRST_OPEN = 4;

    /** The structures that hold the current value, outermost first. */
    private Object[] open = new Object[FIRST_OPEN];

    private final AttributeValues made = new AttributeValues();
    private int depth;
    private int values;

    private ItemEncoder() {}

    /**
     * Encodes an item or a key.
     *
     * @throws BadValue when a value has no counterpart in DynamoDB
     */
    public static Map<String, AttributeValue> encode(Map<?, ?> item) {
        return new ItemEncoder().members(item);
    }

    /** Encodes a single value; null is none. */
    public static AttributeValue encodeValue(Object value) {
        return new ItemEncoder().value(value);
    }

    /** Whether a value is of a type that is stored as it is. */
    public static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof SdkBytes
                || value instanceof byte[]
                || value instanceof ByteBuffer;
    }

    private Map<String, AttributeValue> members(Map<?, ?> map) {
        enter(map);
        Map<String, AttributeValue> members = new LinkedHashMap<>(Math.max(4, map.size() * 4 / 3 + 1));
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new BadValue("has a key that is " + typeOf(member.getKey()) + ": names must be Strings");
            }
            try {
                members.put(name, value(member.getValue()));
            } catch (BadValue e) {
                throw e.inAttribute(name);
            }
        }
        depth--;
        return members;
    }

    private AttributeValue value(@Nullable Object value) {
        // each value takes at least a byte
        if (++values > ItemMeter.MAX_ITEM_BYTES) {
            throw new BadValue("makes it an item of more than " + ItemMeter.MAX_ITEM_BYTES
                    + " values, which 400 KB don't hold: split it");
        }
        if (value == null) {
            return NULL;
        }
        if (value instanceof String text) {
            return made.text(text);
        }
        if (value instanceof Number number) {
            return made.number(NumberText.of(number));
        }
        if (value instanceof Boolean flag) {
            return flag ? TRUE : FALSE;
        }
        if (value instanceof AttributeValue ready) {
            return ready;
        }
        if (value instanceof Map<?, ?> map) {
            return made.document(members(map));
        }
        if (value instanceof Set<?> set) {
            return set(set);
        }
        if (value instanceof Collection<?> list) {
            return list(list);
        }
        return AttributeValue.fromB(binary(value));
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

    private AttributeValue list(Collection<?> list) {
        enter(list);
        List<AttributeValue> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            try {
                elements.add(value(element));
            } catch (BadValue e) {
                throw e.inElement(elements.size());
            }
        }
        depth--;
        return made.list(elements);
    }

    private AttributeValue set(Set<?> set) {
        enter(set);
        List<String> texts = new ArrayList<>();
        List<SdkBytes> binaries = new ArrayList<>();
        AttributeValue.@Nullable Type type = null;
        for (Object member : set) {
            AttributeValue value = value(member);
            AttributeValue.Type next = ItemMeter.typeOf(value);
            if (type != null && type != next) {
                throw new BadValue(
                        "is a set of mixed types (" + type + " and " + next + "): use members of one type, or a List");
            }
            type = next;
            switch (type) {
                case S -> texts.add(value.s());
                case N -> texts.add(value.n());
                case B -> binaries.add(value.b());
                default ->
                    throw new BadValue("is a set of " + typeOf(member)
                            + ", and DynamoDB's sets hold strings, numbers or binaries: use a List");
            }
        }
        depth--;
        if (type == null) {
            throw new BadValue("is an empty set, which DynamoDB can't store: leave it out, or use a List");
        }
        return type == AttributeValue.Type.S
                ? AttributeValue.fromSs(texts)
                : type == AttributeValue.Type.N ? AttributeValue.fromNs(texts) : AttributeValue.fromBs(binaries);
    }

    private void enter(Object structure) {
        for (int i = 0; i < depth; i++) {
            if (open[i] == structure) {
                throw new BadValue("contains itself: break the cycle");
            }
        }
        // the item itself is no level of nesting
        if (depth > ItemMeter.MAX_DEPTH) {
            throw new BadValue(
                    "is nested deeper than " + ItemMeter.MAX_DEPTH + " levels, the most of DynamoDB: flatten it");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, ItemMeter.MAX_DEPTH + 1);
        }
        open[depth++] = structure;
    }
}
