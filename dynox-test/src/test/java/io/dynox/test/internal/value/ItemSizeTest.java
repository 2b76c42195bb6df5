package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {

    @Test
    void namesAndStringsCountTheirUtf8Bytes() {
        assertThat(ItemSize.of(Map.of("né", AttributeValue.fromS("日本")))).isEqualTo(3 + 6);
    }

    @Test
    void containersCountThreeBytesAndOneForEachElement() {
        AttributeValue one = AttributeValue.fromS("x");

        assertThat(ItemSize.ofValue(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(ItemSize.ofValue(AttributeValue.fromL(List.of(one, one)))).isEqualTo(3 + 2 + 2);
        assertThat(ItemSize.ofValue(AttributeValue.fromM(Map.of("ab", one)))).isEqualTo(3 + 1 + 2 + 1);
    }

    @Test
    void scalarsAndSetsCountTheirContents() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {1, 2, 3});

        assertThat(ItemSize.ofValue(AttributeValue.fromBool(true))).isEqualTo(1);
        assertThat(ItemSize.ofValue(AttributeValue.fromNul(true))).isEqualTo(1);
        assertThat(ItemSize.ofValue(AttributeValue.fromB(bytes))).isEqualTo(3);
        assertThat(ItemSize.ofValue(AttributeValue.fromSs(List.of("a", "bc")))).isEqualTo(3);
        assertThat(ItemSize.ofValue(AttributeValue.fromNs(List.of("1", "-1")))).isEqualTo(5);
        assertThat(ItemSize.ofValue(AttributeValue.fromBs(List.of(bytes)))).isEqualTo(3);
    }

    @Test
    void unitsRoundUpAndNeverFallToZero() {
        assertThat(CapacityUnits.ofWrite(0)).isEqualTo(1);
        assertThat(CapacityUnits.ofWrite(1024)).isEqualTo(1);
        assertThat(CapacityUnits.ofWrite(1025)).isEqualTo(2);
        assertThat(CapacityUnits.ofRead(4096, true)).isEqualTo(1);
        assertThat(CapacityUnits.ofRead(4097, true)).isEqualTo(2);
        assertThat(CapacityUnits.ofRead(4097, false)).isEqualTo(1);
        assertThat(CapacityUnits.ofRead(0, false)).isEqualTo(0.5);
    }
}
