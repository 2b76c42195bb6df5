package io.dynox.mapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the texts and numbers of one item. The SDK's builder of an attribute value takes almost twice the bytes of the value:
 * one builder makes all of a type.
 *
 * <p>Not thread-safe; local to one call.
 */
final class ScalarValues {

    private AttributeValue.@Nullable Builder texts;
    private AttributeValue.@Nullable Builder numbers;

    AttributeValue text(String text) {
        if (texts == null) {
            texts = AttributeValue.builder();
        }
        return texts.s(text).build();
    }

    AttributeValue number(String number) {
        if (numbers == null) {
            numbers = AttributeValue.builder();
        }
        return numbers.n(number).build();
    }
}
