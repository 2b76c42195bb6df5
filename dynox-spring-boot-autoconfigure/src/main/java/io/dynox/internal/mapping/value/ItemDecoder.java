package io.dynox.internal.mapping.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns attribute values into plain Java values: {@code String}, {@code BigDecimal} (the only JDK type that holds each of
 * DynamoDB's numbers exactly), {@code Boolean}, {@code SdkBytes} (unlike an array equal by content, and unlike a buffer
 * without a position), {@code List}, {@code Map}, {@code Set} and {@code null}. All of them are unmodifiable.
 */
public final class ItemDecoder {

    private ItemDecoder() {}

    public static Map<String, Object> decode(Map<String, AttributeValue> item) {
        Map<String, Object> members = new LinkedHashMap<>(item.size() * 4 / 3 + 1);
        item.forEach((name, value) -> members.put(name, decode(value)));
        return Collections.unmodifiableMap(members);
    }

    /** Decodes attributes for a report; what no Java value stands for is left as it is. */
    public static Map<String, Object> describe(Map<String, AttributeValue> item) {
        Map<String, Object> members = new LinkedHashMap<>(item.size() * 4 / 3 + 1);
        item.forEach((name, value) -> members.put(name, describe(value)));
        return Collections.unmodifiableMap(members);
    }

    private static Object describe(AttributeValue value) {
        try {
            return decode(value);
        } catch (RuntimeException e) {
            return value;
        }
    }

    /** Decodes a single value other than NULL. */
    public static Object decodeValue(AttributeValue value) {
        return decode(value);
    }

    // null is what DynamoDB's NULL means, and a legal value in the maps that this makes
    @SuppressWarnings("NullAway")
    private static Object decode(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> NumberText.decimal(value.n());
            case B -> value.b();
            case BOOL -> value.bool();
            case NUL -> null;
            case SS -> set(value.ss(), text -> text);
            case NS -> set(value.ns(), NumberText::decimal);
            case BS -> set(value.bs(), bytes -> bytes);
            case L -> list(value.l());
            case M -> decode(value.m());
            default ->
                throw new IllegalStateException(
                        "DynamoDB answered with an attribute of a type that this version of the AWS SDK doesn't know");
        };
    }

    private static List<@Nullable Object> list(List<AttributeValue> elements) {
        List<@Nullable Object> list = new ArrayList<>(elements.size());
        elements.forEach(element -> list.add(decode(element)));
        return Collections.unmodifiableList(list);
    }

    private static <T> Set<Object> set(List<T> members, Function<T, Object> decoder) {
        Set<Object> set = new LinkedHashSet<>(members.size() * 4 / 3 + 1);
        members.forEach(member -> set.add(decoder.apply(member)));
        return Collections.unmodifiableSet(set);
    }
}
