package io.dynox.internal.mapping.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes attribute values of what is written. Ends structures that hold themselves, and those that are small in memory and endless
 * when written out; for what else DynamoDB can't store {@link ItemMeter} has the words. Not thread-safe; local to one call, and
 * of no use after an exception.
 */
public final class ModelWriter implements AttributeWriter {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    private Level level;
    private int depth;
    private int values;

    // the SDK's builder of an attribute value takes almost twice the bytes of the value: one builder makes all of a
    // type
    private AttributeValue.@Nullable Builder texts;
    private AttributeValue.@Nullable Builder numbers;
    private AttributeValue.@Nullable Builder lists;
    private AttributeValue.@Nullable Builder documents;

    /** What is written to: the members of a document, or else the elements of a list. */
    private static final class Level {
        private final @Nullable Object source;
        private final @Nullable Map<String, AttributeValue> members;
        private final List<AttributeValue> elements;
        private final @Nullable Level around;
        private String name = "";

        private Level(
                @Nullable Object source,
                @Nullable Map<String, AttributeValue> members,
                List<AttributeValue> elements,
                @Nullable Level around) {
            this.source = source;
            this.members = members;
            this.elements = elements;
            this.around = around;
        }
    }

    /** Takes values one after the other. */
    public ModelWriter() {
        level = new Level(null, null, new ArrayList<>(1), null);
    }

    /** Takes the attributes of an item or a key, which is no level of nesting. */
    public ModelWriter(Object source, int attributes) {
        level = new Level(source, map(source, attributes), List.of(), null);
    }

    /** The order of a map is its owner's. */
    private static Map<String, AttributeValue> map(Object source, int size) {
        int capacity = Math.max(4, size * 4 / 3 + 1);
        return source instanceof Map ? new LinkedHashMap<>(capacity) : new HashMap<>(capacity);
    }

    /** The attributes that were written. */
    public Map<String, AttributeValue> members() {
        return Objects.requireNonNull(level.members);
    }

    /** The values that were written one after the other. */
    public List<AttributeValue> elements() {
        return level.elements;
    }

    @Override
    public void name(String name) {
        level.name = name;
    }

    @Override
    public void name(AttributeName name) {
        level.name = name.text();
    }

    @Override
    public void element() {}

    @Override
    public void value(AttributeValue ready) {
        // each value takes at least a byte
        if (++values > ItemMeter.MAX_ITEM_BYTES) {
            throw tooManyValues();
        }
        Level to = level;
        if (to.members == null) {
            to.elements.add(ready);
        } else {
            to.members.put(to.name, ready);
        }
    }

    private static BadValue tooManyValues() {
        return new BadValue("makes it an item of more than " + ItemMeter.MAX_ITEM_BYTES
                + " values, which 400 KB don't hold: split it");
    }

    @Override
    public void text(String value) {
        if (texts == null) {
            texts = AttributeValue.builder();
        }
        value(texts.s(value).build());
    }

    @Override
    public void number(String text) {
        if (numbers == null) {
            numbers = AttributeValue.builder();
        }
        value(numbers.n(text).build());
    }

    @Override
    public void number(long value) {
        number(Long.toString(value));
    }

    @Override
    public void binary(SdkBytes value) {
        value(AttributeValue.fromB(value));
    }

    @Override
    public void flag(boolean value) {
        value(value ? TRUE : FALSE);
    }

    @Override
    public void nothing() {
        value(NULL);
    }

    @Override
    public void texts(List<String> members) {
        value(AttributeValue.fromSs(members));
    }

    @Override
    public void numbers(List<String> members) {
        value(AttributeValue.fromNs(members));
    }

    @Override
    public void binaries(List<SdkBytes> members) {
        value(AttributeValue.fromBs(members));
    }

    @Override
    public void beginList(Collection<?> source) {
        checkMayEnter(source);
        level = new Level(source, null, new ArrayList<>(source.size()), level);
    }

    @Override
    public void endList() {
        List<AttributeValue> all = leave().elements;
        if (lists == null) {
            lists = AttributeValue.builder();
        }
        value(lists.l(all).build());
    }

    @Override
    public void beginDocument(Object source, int attributes) {
        checkMayEnter(source);
        level = new Level(source, map(source, attributes), List.of(), level);
    }

    @Override
    public void endDocument() {
        Map<String, AttributeValue> all = leave().members;
        if (documents == null) {
            documents = AttributeValue.builder();
        }
        value(documents.m(all).build());
    }

    private void checkMayEnter(Object inner) {
        for (Level each = level; each != null; each = each.around) {
            if (inner == each.source) {
                throw new BadValue("contains itself: break the cycle");
            }
        }
        if (depth == ItemMeter.MAX_DEPTH) {
            throw ItemMeter.tooDeep();
        }
        depth++;
    }

    private Level leave() {
        depth--;
        Level left = level;
        level = Objects.requireNonNull(left.around);
        return left;
    }
}
