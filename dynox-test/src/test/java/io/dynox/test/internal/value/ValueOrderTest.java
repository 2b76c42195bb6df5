package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueOrderTest {

    @Test
    void binariesAreOrderedByUnsignedBytes() {
        AttributeValue low = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1}));
        AttributeValue high = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {(byte) 0x80}));

        assertThat(ValueOrder.compare(low, high)).isNegative();
    }

    @Test
    void valuesOfDifferentTypesHaveNoOrder() {
        assertThatThrownBy(() -> ValueOrder.compare(AttributeValue.fromS("1"), AttributeValue.fromN("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreEqualByValueAtAnyDepth() {
        AttributeValue left =
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1.0")))));
        AttributeValue right =
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1")))));

        assertThat(ValueOrder.equal(left, right)).isTrue();
    }

    @Test
    void setsAreEqualWhateverTheirOrder() {
        assertThat(ValueOrder.equal(
                        AttributeValue.fromNs(List.of("1", "2.0")), AttributeValue.fromNs(List.of("2", "1"))))
                .isTrue();
        assertThat(ValueOrder.equal(AttributeValue.fromSs(List.of("a", "b")), AttributeValue.fromSs(List.of("a"))))
                .isFalse();
    }

    @Test
    void mapsAreEqualByNamesAndValues() {
        Map<String, AttributeValue> item =
                Map.of("a", AttributeValue.fromBool(true), "n", AttributeValue.fromNul(true));

        assertThat(ValueOrder.equal(item, Map.copyOf(item))).isTrue();
        assertThat(ValueOrder.equal(item, Map.of("a", AttributeValue.fromBool(true))))
                .isFalse();
        assertThat(ValueOrder.equal(
                        item, Map.of("b", AttributeValue.fromBool(true), "n", AttributeValue.fromNul(true))))
                .isFalse();
        assertThat(ValueOrder.equal(
                        item, Map.of("a", AttributeValue.fromBool(false), "n", AttributeValue.fromNul(true))))
                .isFalse();
    }

    @Test
    void binariesAreEqualByTheirBytes() {
        SdkBytes one = SdkBytes.fromUtf8String("1");
        SdkBytes two = SdkBytes.fromUtf8String("2");

        assertThat(ValueOrder.equal(AttributeValue.fromB(one), AttributeValue.fromB(SdkBytes.fromUtf8String("1"))))
                .isTrue();
        assertThat(ValueOrder.equal(AttributeValue.fromBs(List.of(one, two)), AttributeValue.fromBs(List.of(two, one))))
                .isTrue();
        assertThat(ValueOrder.equal(AttributeValue.fromB(one), AttributeValue.fromB(two)))
                .isFalse();
    }

    @Test
    void listsAreEqualOnlyInOrder() {
        AttributeValue a = AttributeValue.fromS("a");
        AttributeValue b = AttributeValue.fromS("b");

        assertThat(ValueOrder.equal(AttributeValue.fromL(List.of(a, b)), AttributeValue.fromL(List.of(b, a))))
                .isFalse();
    }

    @Test
    void stringAndNumberAreNeverEqual() {
        assertThat(ValueOrder.equal(AttributeValue.fromS("1"), AttributeValue.fromN("1")))
                .isFalse();
    }
}
