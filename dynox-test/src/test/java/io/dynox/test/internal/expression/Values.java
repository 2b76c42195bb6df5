package io.dynox.test.internal.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short words for attribute values in tests. */
final class Values {

    private Values() {}

    static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue n(String value) {
        return AttributeValue.fromN(value);
    }

    static AttributeValue b(int... bytes) {
        byte[] copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = (byte) bytes[i];
        }
        return AttributeValue.fromB(SdkBytes.fromByteArray(copy));
    }

    static AttributeValue list(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    static AttributeValue map(String name, AttributeValue value) {
        return AttributeValue.fromM(Map.of(name, value));
    }

    static AttributeValue strings(String... members) {
        return AttributeValue.fromSs(List.of(members));
    }

    static AttributeValue numbers(String... members) {
        return AttributeValue.fromNs(List.of(members));
    }

    static AttributeValue binaries(AttributeValue... members) {
        return AttributeValue.fromBs(
                Arrays.stream(members).map(AttributeValue::b).toList());
    }

    static AttributeValue bool(boolean value) {
        return AttributeValue.fromBool(value);
    }

    static AttributeValue none() {
        return AttributeValue.fromNul(true);
    }
}
