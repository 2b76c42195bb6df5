package io.dynox.internal.mapping.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the attributes that a type has, each with a number, found by their UTF-8 form without making texts. Immutable.
 */
public final class AttributeNames {

    /** No attribute of the type. */
    public static final int UNKNOWN = -1;

    /** After the last attribute. */
    public static final int END = -2;

    private final byte[][] names;
    /** Each with the quotation mark that ends it in JSON; empty if it doesn't stand in JSON as it is. */
    private final byte[][] ended;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The names in the order of their numbers. */
    public AttributeNames(List<String> names) {
        this.names = new byte[names.size()][];
        this.ended = new byte[names.size()][];
        for (int i = 0; i < this.names.length; i++) {
            AttributeName name = new AttributeName(names.get(i));
            this.names[i] = name.utf8();
            this.ended[i] = name.isPlain() ? (name.text() + '"').getBytes(StandardCharsets.US_ASCII) : new byte[0];
            numbers.put(names.get(i), i);
        }
    }

    /**
     * Where a name ends that a JSON string in ASCII begins with.
     *
     * @param number of the name
     * @param from behind the quotation mark
     * @return behind the next quotation mark; -1 if it isn't that name, or not for sure
     */
    public int behind(int number, byte[] source, int from, int end) {
        if (number >= ended.length) {
            return -1;
        }
        byte[] name = ended[number];
        int to = from + name.length;
        return name.length > 0 && to <= end && Arrays.equals(name, 0, name.length, source, from, to) ? to : -1;
    }

    /**
     * The number of a name.
     *
     * @param guess where to look first; items of one type have their attributes in the same order most of the time
     * @return the number, or {@link #UNKNOWN}
     */
    public int find(byte[] source, int from, int to, int guess) {
        int length = names.length;
        for (int i = 0; i < length; i++) {
            int at = guess + i;
            at -= at >= length ? length : 0;
            byte[] name = names[at];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, source, from, to)) {
                return at;
            }
        }
        return UNKNOWN;
    }

    /** The number of a name, or {@link #UNKNOWN}. */
    public int find(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    /** How many names there are. */
    public int size() {
        return names.length;
    }
}
