package io.dynox.test.internal.value;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Order and equality of values as DynamoDB sees them. Stateless. */
public final class ValueOrder {

    private ValueOrder() {}

    /** Whether the two values have the same type and that type has an order. */
    public static boolean isComparable(AttributeValue left, AttributeValue right) {
        return left.type() == right.type() && AttributeType.of(left).isOrdered();
    }

    /**
     * Orders two strings by their UTF-8 bytes, two numbers by value, or two binaries by their unsigned bytes.
     *
     * @throws IllegalArgumentException if the values are not comparable
     */
    public static int compare(AttributeValue left, AttributeValue right) {
        if (!isComparable(left, right)) {
            throw new IllegalArgumentException("No order between " + left.type() + " and " + right.type());
        }
        return switch (AttributeType.of(left)) {
            case S -> Utf8.compare(left.s(), right.s());
            case N -> DynamoNumber.compare(left.n(), right.n());
            default -> compare(left.b(), right.b());
        };
    }

    /** Orders two binaries by their unsigned bytes. */
    public static int compare(SdkBytes left, SdkBytes right) {
        return Arrays.compareUnsigned(left.asByteArrayUnsafe(), right.asByteArrayUnsafe());
    }

    /** Whether the values are equal: of one type, numbers by value at any depth, sets whatever their order. */
    public static boolean equal(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type()) {
            return false;
        }
        return switch (AttributeType.of(left)) {
            case S -> left.s().equals(right.s());
            case N -> DynamoNumber.compare(left.n(), right.n()) == 0;
            case B -> left.b().equals(right.b());
            case SS -> sameMembers(left.ss(), right.ss());
            case NS -> sameMembers(canonical(left.ns()), canonical(right.ns()));
            case BS -> sameMembers(left.bs(), right.bs());
            case M -> equal(left.m(), right.m());
            case L -> equal(left.l(), right.l());
            case BOOL -> left.bool().equals(right.bool());
            case NULL -> true;
        };
    }

    /** Whether two items, or two maps, have the same names with equal values. */
    public static boolean equal(Map<String, AttributeValue> left, Map<String, AttributeValue> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> attribute : left.entrySet()) {
            AttributeValue other = right.get(attribute.getKey());
            if (other == null || !equal(attribute.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(List<AttributeValue> left, List<AttributeValue> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean sameMembers(List<T> left, List<T> right) {
        Set<T> members = new HashSet<>(left);
        return left.size() == right.size() && members.containsAll(right);
    }

    private static List<String> canonical(List<String> numbers) {
        return numbers.stream().map(DynamoNumber::canonical).toList();
    }
}
