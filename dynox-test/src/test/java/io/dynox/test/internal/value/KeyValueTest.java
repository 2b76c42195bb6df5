package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KeyValueTest {

    @Test
    void numberIsOneKeyHoweverItIsWritten() {
        KeyValue one = KeyValue.of(AttributeValue.fromN("1"));

        assertThat(KeyValue.of(AttributeValue.fromN("1.0"))).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(KeyValue.of(AttributeValue.fromN("1e0"))).isEqualByComparingTo(one);
        assertThat(KeyValue.of(AttributeValue.fromS("1"))).isNotEqualTo(one);
    }

    @Test
    void keysAreOrderedWithinTheirType() {
        assertThat(KeyValue.of(AttributeValue.fromN("9"))).isLessThan(KeyValue.of(AttributeValue.fromN("10")));
        assertThat(KeyValue.of(AttributeValue.fromS("\uffff"))).isLessThan(KeyValue.of(AttributeValue.fromS("😀")));
        assertThat(KeyValue.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1}))))
                .isLessThan(KeyValue.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {(byte) 200}))));
    }

    @Test
    void keyGivesItsCanonicalValueBack() {
        assertThat(KeyValue.of(AttributeValue.fromN("1.50")).toAttributeValue()).isEqualTo(AttributeValue.fromN("1.5"));
    }

    @Test
    void keysOfDifferentTypesHaveOneOrderToo() {
        KeyValue text = KeyValue.of(AttributeValue.fromS("1"));
        KeyValue number = KeyValue.of(AttributeValue.fromN("1"));
        KeyValue binary = KeyValue.of(AttributeValue.fromB(SdkBytes.fromUtf8String("1")));

        assertThat(text).isLessThan(number);
        assertThat(number).isLessThan(binary);
        assertThat(binary).isGreaterThan(text);
    }

    @Test
    void sizeIsThatOfTheValue() {
        assertThat(KeyValue.of(AttributeValue.fromS("é")).sizeBytes()).isEqualTo(2);
        assertThat(KeyValue.of(AttributeValue.fromN("100")).sizeBytes()).isEqualTo(2);
        assertThat(KeyValue.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[3])))
                        .sizeBytes())
                .isEqualTo(3);
    }

    @Test
    void valueOfAnotherTypeIsNoKey() {
        assertThatThrownBy(() -> KeyValue.of(AttributeValue.fromBool(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BOOL");
    }
}
