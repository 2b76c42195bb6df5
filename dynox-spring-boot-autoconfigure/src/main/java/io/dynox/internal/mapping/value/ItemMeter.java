package io.dynox.internal.mapping.value;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Measures an item in one pass: its size as DynamoDB counts it, and an upper estimate of its JSON. Checks on the way what
 * the structure alone doesn't guarantee: numbers, sets, text, nesting. Not thread-safe; local to one call.
 */
public final class ItemMeter {

    /** The most bytes of an item (DynamoDB API reference: 400 KB, the names of attributes included). */
    public static final int MAX_ITEM_BYTES = 400 << 10;

    /** The deepest nesting of lists and maps (DynamoDB developer guide, limits). */
    public static final int MAX_DEPTH = 32;

    /** Where measuring stops: values that share parts can be small in memory and endless when written out. */
    private static final long GIVE_UP_BYTES = 16L << 20;

    private static final int TYPE_TAG = "{\"NULL\":},".length();
    private static final int QUOTES = 2;
    private static final int LIST_OVERHEAD = 3;
    private static final int ELEMENT_OVERHEAD = 1;

    private long bytes;
    private long wire;

    /** The size as DynamoDB measures items. */
    public long bytes() {
        return bytes;
    }

    /** At least the size of the item's attributes in a request. */
    public long wireBytes() {
        return wire;
    }

    /**
     * Adds an item or a key.
     *
     * @throws BadValue when DynamoDB would refuse it
     */
    public ItemMeter add(Map<String, AttributeValue> item) {
        if (item.containsKey("")) {
            throw new BadValue("has an attribute without a name: name it");
        }
        members(item, 0);
        return this;
    }

    private void members(Map<String, AttributeValue> members, int depth) {
        wire += 2;
        for (Map.Entry<String, AttributeValue> member : members.entrySet()) {
            try {
                text(member.getKey());
                wire += 1;
                value(member.getValue(), depth);
            } catch (BadValue e) {
                throw e.inAttribute(member.getKey());
            }
        }
    }

    private void value(AttributeValue value, int depth) {
        if (bytes > GIVE_UP_BYTES) {
            throw new BadValue("makes it larger than " + GIVE_UP_BYTES + " bytes, and " + MAX_ITEM_BYTES
                    + " bytes (400 KB) is the most of an item: split it, or keep large values elsewhere");
        }
        wire += TYPE_TAG;
        switch (typeOf(value)) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> binary(value.b());
            case BOOL -> flag();
            case NUL -> {
                if (!Boolean.TRUE.equals(value.nul())) {
                    throw new BadValue("is of type NULL with the value false: NULL must be true");
                }
                flag();
            }
            case SS -> strings(value.ss());
            case NS -> numbers(value.ns());
            case BS -> binaries(value.bs());
            case L -> list(value.l(), depth + 1);
            case M -> {
                enter(value.m().size(), depth + 1);
                members(value.m(), depth + 1);
            }
            default -> throw new BadValue("is an AttributeValue of no type, or of several: set exactly one");
        }
    }

    /** The one type of a value; the SDK says null for a value of several. */
    public static AttributeValue.Type typeOf(AttributeValue value) {
        AttributeValue.Type type = value.type();
        return type == null ? AttributeValue.Type.UNKNOWN_TO_SDK_VERSION : type;
    }

    private void enter(int elements, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooDeep();
        }
        bytes += LIST_OVERHEAD + (long) ELEMENT_OVERHEAD * elements;
        wire += 2;
    }

    static BadValue tooDeep() {
        return new BadValue("is nested deeper than " + MAX_DEPTH + " levels, the most of DynamoDB: flatten it");
    }

    private void list(List<AttributeValue> elements, int depth) {
        enter(elements.size(), depth);
        int index = 0;
        for (AttributeValue element : elements) {
            try {
                value(element, depth);
            } catch (BadValue e) {
                throw e.inElement(index);
            }
            index++;
        }
    }

    private void strings(List<String> members) {
        checkSet(members.size(), new HashSet<>(members).size());
        members.forEach(this::text);
        wire += 2 + members.size();
    }

    private void numbers(List<String> members) {
        Set<Object> distinct = new HashSet<>();
        for (String member : members) {
            number(member);
            distinct.add(NumberText.canonical(member));
        }
        checkSet(members.size(), distinct.size());
        wire += 2 + members.size();
    }

    private void binaries(List<SdkBytes> members) {
        checkSet(members.size(), new HashSet<>(members).size());
        members.forEach(this::binary);
        wire += 2 + members.size();
    }

    private static void checkSet(int size, int distinct) {
        if (size == 0) {
            throw new BadValue("is an empty set, which DynamoDB can't store: leave it out, or use a List");
        }
        if (distinct < size) {
            throw new BadValue("is a set with equal members (numbers are equal by value): leave the duplicates out");
        }
    }

    private void number(String text) {
        bytes += NumberText.bytes(text);
        wire += text.length() + QUOTES;
    }

    private void binary(SdkBytes value) {
        int length = value.asByteArrayUnsafe().length;
        bytes += length;
        wire += (length + 2L) / 3 * 4 + QUOTES;
    }

    private void flag() {
        bytes += 1;
        wire += "false".length();
    }

    private void text(String text) {
        int utf8 = text.length();
        int escapes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < ' ') {
                    escapes += 5;
                } else if (c == '"' || c == '\\') {
                    escapes += 1;
                }
            } else if (c < 0x800) {
                utf8 += 1;
            } else if (!Character.isSurrogate(c)) {
                utf8 += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                // the SDK writes each half as an escape of six bytes
                utf8 += 2;
                escapes += 8;
                i++;
            } else {
                // it has no UTF-8 form, so the whole request might fail for it
                throw new BadValue("holds half of a surrogate pair, which is no text: correct it, or store bytes");
            }
        }
        bytes += utf8;
        wire += utf8 + escapes + QUOTES;
    }
}
