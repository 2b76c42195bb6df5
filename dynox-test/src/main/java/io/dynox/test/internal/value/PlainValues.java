package io.dynox.test.internal.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns the Java values that tests write into attribute values, and back. Stateless. */
public final class PlainValues {

    private PlainValues() {}

    /**
     * The attributes of an item or a key.
     *
     * @throws IllegalArgumentException naming the attribute whose value has no counterpart in DynamoDB
     */
    public static Map<String, AttributeValue> attributes(Map<String, ?> values) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        values.forEach((name, value) -> attributes.put(name, attribute(name, value)));
        return attributes;
    }

    /** The value of the attribute called {@code name}. */
    public static AttributeValue attribute(String name, @Nullable Object value) {
        if (value == null) {
            return AttributeValue.fromNul(true);
        }
        if (value instanceof AttributeValue attribute) {
            return attribute;
        }
        if (value instanceof String text) {
            return AttributeValue.fromS(text);
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number(number));
        }
        if (value instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        if (isBinary(value)) {
            return AttributeValue.fromB(bytes(value));
        }
        if (value instanceof Set<?> set) {
            return set(name, set);
        }
        if (value instanceof List<?> list) {
            List<AttributeValue> members = new ArrayList<>();
            list.forEach(member -> members.add(attribute(name + "[" + members.size() + "]", member)));
            return AttributeValue.fromL(members);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(key.toString(), attribute(name + "." + key, member)));
            return AttributeValue.fromM(members);
        }
        throw unsupported(name, value);
    }

    /** The attributes as Java values; equal ones are equal as DynamoDB sees them, numbers by value and sets in any order. */
    public static Map<String, @Nullable Object> plain(Map<String, AttributeValue> attributes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(name, plain(value)));
        return values;
    }

    /** A value as a Java value: a string, {@code BigDecimal}, {@code SdkBytes}, Boolean, List, Map, Set or null. */
    public static @Nullable Object plain(AttributeValue value) {
        return switch (AttributeType.of(value)) {
            case S -> value.s();
            case N -> number(value.n());
            case B -> value.b();
            case BOOL -> value.bool();
            case NULL -> null;
            case SS -> new LinkedHashSet<>(value.ss());
            case NS ->
                new LinkedHashSet<>(value.ns().stream().map(PlainValues::number).toList());
            case BS -> new LinkedHashSet<>(value.bs());
            case L -> value.l().stream().map(PlainValues::plain).collect(Collectors.toCollection(ArrayList::new));
            case M -> plain(value.m());
        };
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static AttributeValue set(String name, Set<?> set) {
        Collection<?> members = set;
        if (members.stream().allMatch(String.class::isInstance)) {
            return AttributeValue.fromSs(
                    members.stream().map(String.class::cast).toList());
        }
        if (members.stream().allMatch(Number.class::isInstance)) {
            return AttributeValue.fromNs(
                    members.stream().map(member -> number((Number) member)).toList());
        }
        if (members.stream().allMatch(PlainValues::isBinary)) {
            return AttributeValue.fromBs(
                    members.stream().map(PlainValues::bytes).toList());
        }
        throw new IllegalArgumentException("The attribute '" + name
                + "' is a set of several types: DynamoDB has sets of strings, numbers or binaries");
    }

    private static String number(Number number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    private static boolean isBinary(Object value) {
        return value instanceof byte[] || value instanceof ByteBuffer || value instanceof SdkBytes;
    }

    private static SdkBytes bytes(Object value) {
        if (value instanceof byte[] array) {
            return SdkBytes.fromByteArray(array);
        }
        return value instanceof ByteBuffer buffer ? SdkBytes.fromByteBuffer(buffer.duplicate()) : (SdkBytes) value;
    }

    private static IllegalArgumentException unsupported(String name, Object value) {
        return new IllegalArgumentException(
                "The attribute '" + name + "' is a " + value.getClass().getName()
                        + ", which has no counterpart in DynamoDB: use a String, Number, Boolean, byte[], ByteBuffer, SdkBytes,"
                        + " List, Map, Set, null or AttributeValue");
    }
}
