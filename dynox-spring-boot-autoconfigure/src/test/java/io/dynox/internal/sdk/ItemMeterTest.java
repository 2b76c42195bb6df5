package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemMeterTest {

    private static long bytes(AttributeValue value) {
        return new ItemMeter().add(Map.of("a", value)).bytes() - 1;
    }

    @Test
    void sizesAreThoseOfDynamoDb() {
        AttributeValue text = AttributeValue.fromS("é");

        assertThat(bytes(AttributeValue.fromS(""))).isZero();
        assertThat(bytes(AttributeValue.fromS("abc"))).isEqualTo(3);
        assertThat(bytes(text)).isEqualTo(2);
        assertThat(bytes(AttributeValue.fromS("€"))).isEqualTo(3);
        assertThat(bytes(AttributeValue.fromS("😀"))).isEqualTo(4);
        assertThat(bytes(AttributeValue.fromN("-123"))).isEqualTo(4);
        assertThat(bytes(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[5]))))
                .isEqualTo(5);
        assertThat(bytes(AttributeValue.fromBool(false))).isEqualTo(1);
        assertThat(bytes(AttributeValue.fromNul(true))).isEqualTo(1);
        assertThat(bytes(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(bytes(AttributeValue.fromL(List.of(text, text)))).isEqualTo(3 + 2 + 4);
        assertThat(bytes(AttributeValue.fromM(Map.of("ab", text)))).isEqualTo(3 + 1 + 2 + 2);
        assertThat(bytes(AttributeValue.fromSs(List.of("ab", "c")))).isEqualTo(3);
        assertThat(bytes(AttributeValue.fromNs(List.of("1", "22")))).isEqualTo(4);
        assertThat(bytes(AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[2])))))
                .isEqualTo(2);
    }

    @Test
    void namesCount() {
        assertThat(new ItemMeter()
                        .add(Map.of("naïve", AttributeValue.fromS("x")))
                        .bytes())
                .isEqualTo(7);
    }

    @Test
    void whatDynamoDbWouldRefuseIsRefused() {
        AttributeValue[] refused = {
            AttributeValue.builder().build(),
            AttributeValue.builder().s("x").n("1").build(),
            AttributeValue.fromNul(false),
            AttributeValue.fromN("one"),
            AttributeValue.fromS("\uD83D"),
            AttributeValue.fromS("\uDE00x"),
            AttributeValue.fromSs(List.of()),
            AttributeValue.fromSs(List.of("a", "a")),
            AttributeValue.fromNs(List.of("1", "1.0"))
        };
        for (AttributeValue value : refused) {
            assertThatExceptionOfType(BadValue.class).as("%s", value).isThrownBy(() -> bytes(value));
        }
    }

    @Test
    void itemsMayTakeFourHundredKilobytesAndNotAByteMore() {
        ItemWriteCodec<Map<String, Object>> codec = new ItemWriteCodec<>(TableModel.ofMaps("users"));

        assertThat(codec.put(Map.of("a", "x".repeat(400 * 1024 - 1)))).isNotNull();
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> codec.put(Map.of("a", "x".repeat(400 * 1024))))
                .withMessage("The item for table 'users' is 409601 bytes large, and 409600 bytes (400 KB) is the most:"
                        + " split it, or keep large values elsewhere.");
    }

    @Test
    void attributesWithoutANameAreRefused() {
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> new ItemMeter().add(Map.of("", AttributeValue.fromS("x"))))
                .withMessageContaining("without a name");
    }
}
