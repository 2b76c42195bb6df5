package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class AttributeNamesTest {

    @Test
    void aNameTakesUpTo65535Bytes() {
        assertThatCode(() -> AttributeNames.check("a".repeat(65_535))).doesNotThrowAnyException();
        assertThatCode(() -> AttributeNames.check("é".repeat(32_767))).doesNotThrowAnyException();
        assertTooLarge("a".repeat(65_536));
        assertTooLarge("é".repeat(32_768));
    }

    @Test
    void aNameIsNotEmpty() {
        assertThatThrownBy(() -> AttributeNames.check(""))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Empty attribute name");
    }

    @Test
    void namesWithinAnItemKeepToItToo() {
        Map<String, AttributeValue> item =
                Map.of("m", AttributeValue.fromM(Map.of("a".repeat(65_536), AttributeValue.fromN("1"))));

        assertThatThrownBy(() -> ValueNormalizer.normalize(item))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Attribute name is too large, must be less than 65536 bytes");
    }

    private static void assertTooLarge(String name) {
        assertThatThrownBy(() -> AttributeNames.check(name))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Attribute name is too large, must be less than 65536 bytes");
    }
}
